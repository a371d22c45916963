use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::path::Path;

use crate::basemap::ByteSource;

/// A file of any size whose bytes are read where they lie, by several threads at once.
///
/// What changes in the file while it is open is not noticed.
#[derive(Debug)]
pub struct FileBytes {
    #[cfg(any(unix, windows))]
    file: File,
    #[cfg(not(any(unix, windows)))]
    file: std::sync::Mutex<File>,
    len: u64,
}

impl FileBytes {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it may not be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Ok(Self {
            #[cfg(any(unix, windows))]
            file,
            #[cfg(not(any(unix, windows)))]
            file: std::sync::Mutex::new(file),
            len: about.len(),
        })
    }

    #[cfg(unix)]
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, bytes, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
        while !bytes.is_empty() {
            match std::os::windows::fs::FileExt::seek_read(&self.file, bytes, offset) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => {
                    bytes = &mut bytes[read..];
                    offset += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    #[cfg(not(any(unix, windows)))]
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<()> {
        use std::io::{Read as _, Seek as _, SeekFrom};
        let mut file = self
            .file
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(bytes)
    }
}

impl ByteSource for FileBytes {
    fn len(&self) -> u64 {
        self.len
    }

    fn read(&self, offset: u64, len: usize) -> io::Result<Cow<'_, [u8]>> {
        // Before anything is allocated: a damaged archive asks for bytes far away.
        let end = offset.checked_add(len as u64);
        if end.is_none_or(|end| end > self.len) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = vec![0; len];
        self.read_at(&mut bytes, offset)?;
        Ok(Cow::Owned(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_where_they_lie_by_several_threads() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bytes");
        let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
        std::fs::write(&path, &bytes).unwrap();
        let file = FileBytes::open(&path).unwrap();
        assert_eq!((file.len(), file.is_empty()), (4096, false));
        std::thread::scope(|scope| {
            for from in [0_usize, 100, 4000] {
                let (file, bytes) = (&file, &bytes);
                scope.spawn(move || {
                    for len in [0, 1, 96] {
                        let read = file.read(from as u64, len).unwrap();
                        assert_eq!(read, &bytes[from..from + len]);
                    }
                });
            }
        });
        for (offset, len) in [(4096, 1), (4000, 97), (u64::MAX, 2), (0, usize::MAX)] {
            let error = file.read(offset, len).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        }
        assert_eq!(file.read(4096, 0).unwrap().len(), 0);
    }

    #[test]
    fn what_is_no_file_cannot_be_opened() {
        let folder = tempfile::tempdir().unwrap();
        assert!(FileBytes::open(folder.path()).is_err());
        let error = FileBytes::open(&folder.path().join("missing")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
