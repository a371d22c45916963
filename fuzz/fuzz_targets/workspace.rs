//! Workspaces from arbitrary bytes: nothing panics, and what is read is written as something that reads the same.
//!
//! Run with `cargo +nightly fuzz run workspace`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_atlas::workspace::Workspace;

fuzz_target!(|bytes: &[u8]| {
    if let Some(workspace) = Workspace::read(bytes).workspace {
        let text = workspace.to_text();
        let again = Workspace::read(text.as_bytes()).workspace;
        assert_eq!(again, Some(workspace), "{text}");
    }
});
