//! A filter for pgstow in Rust: runs of equal bytes become a count and the byte.

mod abi;
mod runs;

use abi::*;
use runs::{Decoder, Encoder, Progress, Sink, Source};
use std::ffi::c_void;
use std::mem::size_of;
use std::sync::OnceLock;

static SET_ERROR: OnceLock<extern "C" fn(Status, Str)> = OnceLock::new();

fn fail(status: Status, why: &'static str) -> Status {
    if let Some(set_error) = SET_ERROR.get() {
        set_error(status, Str::of(why));
    }
    status
}

enum Running {
    Encoder(Encoder),
    Decoder(Decoder),
}

fn status_of(progress: Progress) -> Status {
    match progress {
        Progress::Done => OK,
        Progress::Full => MORE,
        Progress::Ended => END,
    }
}

/// # Safety
/// The host gives what `create` made, and one thread at a time uses it.
unsafe fn running<'a>(this: *mut c_void) -> &'a mut Running {
    unsafe { &mut *this.cast::<Running>() }
}

/// The part of the room that is not filled yet.
unsafe fn room<'a>(out: &Output) -> &'a mut [u8] {
    if out.pos == out.len {
        return &mut [];
    }
    unsafe { std::slice::from_raw_parts_mut(out.ptr.add(out.pos), out.len - out.pos) }
}

unsafe fn rest<'a>(input: &Input) -> &'a [u8] {
    if input.pos == input.len {
        return &[];
    }
    unsafe { std::slice::from_raw_parts(input.ptr.add(input.pos), input.len - input.pos) }
}

extern "C" fn reset(this: *mut c_void, _context: Bytes) -> Status {
    match unsafe { running(this) } {
        Running::Encoder(encoder) => *encoder = Encoder::default(),
        Running::Decoder(decoder) => *decoder = Decoder::default(),
    }
    OK
}

extern "C" fn process(this: *mut c_void, input: *mut Input, out: *mut Output) -> Status {
    let (input, out) = unsafe { (&mut *input, &mut *out) };
    let mut source = Source {
        bytes: unsafe { rest(input) },
        taken: 0,
    };
    let mut sink = Sink {
        room: unsafe { room(out) },
        filled: 0,
    };
    let progress = match unsafe { running(this) } {
        Running::Encoder(encoder) => encoder.process(&mut source, &mut sink),
        Running::Decoder(decoder) => decoder.process(&mut source, &mut sink),
    };
    input.pos += source.taken;
    out.pos += sink.filled;
    status_of(progress)
}

extern "C" fn finish(this: *mut c_void, out: *mut Output) -> Status {
    let out = unsafe { &mut *out };
    match unsafe { running(this) } {
        Running::Encoder(encoder) => {
            let mut sink = Sink {
                room: unsafe { room(out) },
                filled: 0,
            };
            let progress = encoder.finish(&mut sink);
            out.pos += sink.filled;
            status_of(progress)
        }
        Running::Decoder(decoder) if decoder.is_whole() => OK,
        Running::Decoder(_) => fail(E_TRUNCATED, "the runs end before their end mark"),
    }
}

extern "C" fn destroy(this: *mut c_void) {
    drop(unsafe { Box::from_raw(this.cast::<Running>()) });
}

extern "C" fn create(
    _index: u32,
    direction: u32,
    _settings: *const Setting,
    _setting_count: usize,
    out: *mut Codec,
) -> Status {
    let codec = if direction == ENCODE {
        Running::Encoder(Encoder::default())
    } else {
        Running::Decoder(Decoder::default())
    };
    let out = unsafe { &mut *out };
    out.this = Box::into_raw(Box::new(codec)).cast();
    out.reset = reset;
    out.process = process;
    out.finish = finish;
    out.destroy = destroy;
    OK
}

static INFO: FilterInfo = FilterInfo {
    size: size_of::<FilterInfo>() as u32,
    traits: 0,
    name: Str::of("rle"),
    summary: Str::of("runs of equal bytes"),
    suffix: Str::of(".rle"),
    magic: Bytes {
        ptr: std::ptr::null(),
        len: 0,
    },
    options: std::ptr::null(),
    option_count: 0,
    shorthand: Str::of(""),
};

extern "C" fn info(_index: u32) -> *const FilterInfo {
    &INFO
}

static FACTORY: FilterFactory = FilterFactory {
    size: size_of::<FilterFactory>() as u32,
    count: 1,
    info,
    create,
    open_session: None,
};

extern "C" fn init(host: *const Host) -> Status {
    SET_ERROR.get_or_init(|| unsafe { (*host).set_error });
    OK
}

extern "C" fn get_factory(id: Str) -> *const c_void {
    let id = unsafe { std::slice::from_raw_parts(id.ptr, id.len) };
    if id == FILTER_FACTORY.as_bytes() {
        (&raw const FACTORY).cast()
    } else {
        std::ptr::null()
    }
}

/// The plugin.
#[no_mangle]
#[allow(non_upper_case_globals)]
pub static pgstow_plugin: PluginInfo = PluginInfo {
    size: size_of::<PluginInfo>() as u32,
    abi_major: ABI_MAJOR,
    abi_minor: ABI_MINOR,
    reserved: 0,
    name: Str::of("rle"),
    version: Str::of("1.0"),
    summary: Str::of("an example of a filter in Rust"),
    license: Str::of("PostgreSQL"),
    init,
    deinit: None,
    get_factory,
};
