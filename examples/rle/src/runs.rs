//! Runs of equal bytes: the codec itself, in safe Rust.

/// Takes bytes from the front of a slice.
pub struct Source<'a> {
    pub bytes: &'a [u8],
    pub taken: usize,
}

impl Source<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.taken)?;
        self.taken += 1;
        Some(byte)
    }
}

/// Puts bytes into a slice as long as there is room.
pub struct Sink<'a> {
    pub room: &'a mut [u8],
    pub filled: usize,
}

impl Sink<'_> {
    fn is_full(&self) -> bool {
        self.filled == self.room.len()
    }

    fn put(&mut self, byte: u8) {
        self.room[self.filled] = byte;
        self.filled += 1;
    }
}

#[derive(PartialEq)]
pub enum Progress {
    Done,
    Full,
    Ended,
}

#[derive(Default)]
pub struct Encoder {
    run: Option<(u8, u8)>, // count and byte of the run that goes on
    waiting: Vec<u8>,      // encoded bytes that there was no room for, last first
    ended: bool,
}

impl Encoder {
    pub fn process(&mut self, source: &mut Source, sink: &mut Sink) -> Progress {
        loop {
            if !self.drain(sink) {
                return Progress::Full;
            }
            let Some(byte) = source.next() else {
                return Progress::Done;
            };
            self.run = match self.run {
                Some((count, same)) if same == byte && count < u8::MAX => Some((count + 1, same)),
                other => {
                    self.end_run(other);
                    Some((1, byte))
                }
            };
        }
    }

    pub fn finish(&mut self, sink: &mut Sink) -> Progress {
        if !self.ended {
            self.ended = true;
            self.waiting.insert(0, 0);
            if let Some((count, byte)) = self.run.take() {
                self.waiting.splice(1..1, [byte, count]);
            }
        }
        if self.drain(sink) {
            Progress::Done
        } else {
            Progress::Full
        }
    }

    fn end_run(&mut self, run: Option<(u8, u8)>) {
        if let Some((count, byte)) = run {
            self.waiting.extend([byte, count]);
        }
    }

    /// False when the sink is full before all is in it.
    fn drain(&mut self, sink: &mut Sink) -> bool {
        while let Some(byte) = self.waiting.pop() {
            if sink.is_full() {
                self.waiting.push(byte);
                return false;
            }
            sink.put(byte);
        }
        true
    }
}

enum Due {
    Count,
    Byte(u8),
    Rest(u8, u8), // of a run: how many bytes, and which
    Nothing,
}

pub struct Decoder {
    due: Due,
}

impl Default for Decoder {
    fn default() -> Self {
        Decoder { due: Due::Count }
    }
}

impl Decoder {
    pub fn process(&mut self, source: &mut Source, sink: &mut Sink) -> Progress {
        loop {
            self.due = match self.due {
                Due::Rest(0, _) => Due::Count,
                Due::Rest(_, _) if sink.is_full() => return Progress::Full,
                Due::Rest(count, byte) => {
                    sink.put(byte);
                    Due::Rest(count - 1, byte)
                }
                Due::Nothing if source.taken < source.bytes.len() => return Progress::Ended,
                Due::Nothing => return Progress::Done,
                Due::Count => match source.next() {
                    None => return Progress::Done,
                    Some(0) => Due::Nothing,
                    Some(count) => Due::Byte(count),
                },
                Due::Byte(count) => match source.next() {
                    None => return Progress::Done,
                    Some(byte) => Due::Rest(count, byte),
                },
            };
        }
    }

    pub fn is_whole(&self) -> bool {
        matches!(self.due, Due::Nothing)
    }
}
