//! The program `summit-atlas`; everything is in the library.

fn main() -> std::process::ExitCode {
    summit_atlas::cli::main()
}
