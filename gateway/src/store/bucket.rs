//! A bucket of an object store that speaks S3: what several gateways share instead of a folder.

use std::ops::Range;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};

use super::waiting::Waiting;
use crate::fault::Fault;
use crate::files;

/// Bytes sent at once when objects are joined: the least that S3 takes as a part.
const PIECE: usize = 5 * 1024 * 1024;

/// A place in a bucket. Credentials, region and endpoint come from the usual `AWS_…` variables.
#[derive(Clone)]
pub struct Bucket {
    store: Arc<PrefixStore<AmazonS3>>,
    waiting: Arc<Waiting>,
}

impl Bucket {
    /// Of an address `s3://BUCKET/PREFIX`; nothing is asked of it yet.
    pub fn of(address: &str) -> Result<Self, Fault> {
        let within = address.strip_prefix("s3://").ok_or_else(|| setting("an address begins with s3://"))?;
        let (bucket, prefix) = within.split_once('/').unwrap_or((within, ""));
        let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build().map_err(setting)?;
        let store = PrefixStore::new(store, Path::parse(prefix).map_err(setting)?);
        Ok(Self { store: Arc::new(store), waiting: Arc::new(Waiting::new()?) })
    }

    /// A place within this one.
    pub fn within(&self, folder: &str) -> Folder {
        Folder { bucket: self.clone(), folder: folder.to_owned() }
    }
}

/// A place within a bucket; its calls block, apart from `open`.
#[derive(Clone)]
pub struct Folder {
    bucket: Bucket,
    folder: String,
}

impl Folder {
    fn path(&self, name: &str) -> Path {
        Path::from_iter(std::iter::once(self.folder.as_str()).chain(name.split('/')))
    }

    /// Writes an object: once this returns it is durable.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let payload = Bytes::copy_from_slice(bytes).into();
        let put = self.bucket.waiting.of(self.bucket.store.put(&self.path(name), payload));
        put.map(|_| ()).map_err(fault(name))
    }

    /// Writes an object from a file, piece by piece.
    pub fn put_file(&self, name: &str, file: &std::path::Path) -> Result<(), Fault> {
        let waiting = &self.bucket.waiting;
        let upload = waiting.of(self.bucket.store.put_multipart(&self.path(name))).map_err(fault(name))?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PIECE);
        files::each(file, |piece| {
            waiting.of(upload.wait_for_capacity(1)).map_err(fault(name))?;
            // Parts leave by themselves while the next piece is read.
            waiting.of(async { upload.write(piece) });
            Ok(())
        })?;
        waiting.of(upload.finish()).map(|_| ()).map_err(fault(name))
    }

    /// Reads an object whole; none if there is none.
    pub fn read(&self, name: &str) -> Result<Option<Bytes>, Fault> {
        let path = self.path(name);
        let read = async { self.bucket.store.get(&path).await?.bytes().await };
        found(self.bucket.waiting.of(read)).map_err(fault(name))
    }

    /// Bytes of an object; none if there is none.
    pub fn size(&self, name: &str) -> Result<Option<u64>, Fault> {
        let head = self.bucket.waiting.of(self.bucket.store.head(&self.path(name)));
        Ok(found(head).map_err(fault(name))?.map(|head| head.size))
    }

    /// Reads an object piece by piece, so that a large one never lies in memory.
    pub fn each(&self, name: &str, mut take: impl FnMut(&[u8])) -> Result<(), Fault> {
        let path = self.path(name);
        let read = async {
            let mut pieces = self.bucket.store.get(&path).await?.into_stream();
            while let Some(piece) = pieces.next().await {
                take(&piece?);
            }
            Ok(())
        };
        self.bucket.waiting.of(read).map_err(fault(name))
    }

    /// Joins objects into one, in that order, piece by piece; those that were joined stay.
    pub fn join(&self, names: &[String], whole: &str) -> Result<(), Fault> {
        let join = async {
            let upload = self.bucket.store.put_multipart(&self.path(whole)).await?;
            let mut upload = WriteMultipart::new_with_chunk_size(upload, PIECE);
            for name in names {
                let mut pieces = self.bucket.store.get(&self.path(name)).await?.into_stream();
                while let Some(piece) = pieces.next().await {
                    upload.wait_for_capacity(1).await?;
                    upload.write(&piece?);
                }
            }
            upload.finish().await
        };
        self.bucket.waiting.of(join).map(|_| ()).map_err(fault(whole))
    }

    /// The names of all objects whose names begin so, up to a slash.
    pub fn list(&self, folder: &str) -> Result<Vec<String>, Fault> {
        let path = self.path(folder);
        let list = self.bucket.store.list(Some(&path)).map_ok(|found| found.location);
        let found: Vec<Path> = self.bucket.waiting.of(list.try_collect()).map_err(fault(folder))?;
        let ours = Path::from(self.folder.as_str());
        let name = |path: &Path| {
            let parts: Vec<_> = path.prefix_match(&ours)?.map(|part| part.as_ref().to_owned()).collect();
            Some(parts.join("/"))
        };
        Ok(found.iter().filter_map(name).collect())
    }

    /// Removes an object, if it is there.
    pub fn remove(&self, name: &str) -> Result<(), Fault> {
        let removed = self.bucket.waiting.of(self.bucket.store.delete(&self.path(name)));
        found(removed).map(|_| ()).map_err(fault(name))
    }

    /// A part of an object, to be sent on as it comes.
    pub async fn open(&self, name: &str, range: Range<u64>) -> Result<Option<Body>, Fault> {
        let options = object_store::GetOptions { range: Some(range.into()), ..Default::default() };
        let got = found(self.bucket.store.get_opts(&self.path(name), options).await).map_err(fault(name))?;
        Ok(got.map(|got| Body::from_stream(got.into_stream())))
    }

    /// Bytes of an object; none if there is none. Does not block.
    pub async fn size_of(&self, name: &str) -> Result<Option<u64>, Fault> {
        let head = self.bucket.store.head(&self.path(name)).await;
        Ok(found(head).map_err(fault(name))?.map(|head| head.size))
    }
}

fn found<T>(outcome: object_store::Result<T>) -> object_store::Result<Option<T>> {
    match outcome {
        Ok(found) => Ok(Some(found)),
        Err(object_store::Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn setting(cause: impl std::fmt::Display) -> Fault {
    Fault::Setting(format!("objects: {cause}"))
}

fn fault(name: &str) -> impl FnOnce(object_store::Error) -> Fault {
    let name = name.to_owned();
    move |cause| Fault::Objects { name, cause: Box::new(cause) }
}
