//! Connections that are counted, and that pass for safe ones.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ureq::Error;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, NextTimeout, TcpConnector, Transport,
};

/// Opens TCP connections and counts them. What should be encrypted is not, and passes for it.
#[derive(Debug, Default)]
pub(super) struct Plain {
    tcp: TcpConnector,
    opened: Arc<AtomicUsize>,
}

impl Plain {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// How many connections were tried.
    pub(super) fn opened(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.opened)
    }
}

impl Connector for Plain {
    type Out = Passed;

    fn connect(
        &self,
        details: &ConnectionDetails,
        chained: Option<()>,
    ) -> Result<Option<Self::Out>, Error> {
        self.opened.fetch_add(1, Ordering::SeqCst);
        let opened = self.tcp.connect(details, chained)?;
        Ok(opened.map(|transport| Passed(Box::new(transport))))
    }
}

/// A connection that says it is encrypted.
#[derive(Debug)]
pub(super) struct Passed(Box<dyn Transport>);

impl Transport for Passed {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.0.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.0.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.0.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.0.is_open()
    }

    fn is_tls(&self) -> bool {
        true
    }
}
