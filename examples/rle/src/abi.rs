//! What a filter needs of pgstow's plugin ABI, version 1.0: `pgstow/abi.h` and `pgstow/filter.h`.
//! Each struct starts with its size; its laws are in those headers.

use std::ffi::c_void;

pub const ABI_MAJOR: u32 = 1;
pub const ABI_MINOR: u32 = 0;
pub const FILTER_FACTORY: &str = "pgstow.filter/1";

pub type Status = i32;
pub const OK: Status = 0;
pub const END: Status = 1;
pub const MORE: Status = 2;
pub const E_TRUNCATED: Status = -3;

pub const ENCODE: u32 = 0;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Str {
    pub ptr: *const u8,
    pub len: usize,
}

impl Str {
    pub const fn of(text: &'static str) -> Str {
        Str {
            ptr: text.as_ptr(),
            len: text.len(),
        }
    }
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Bytes {
    pub ptr: *const u8,
    pub len: usize,
}

#[repr(C)]
pub struct Setting {
    pub name: Str,
    pub value: Str,
}

#[repr(C)]
pub struct Host {
    pub size: u32,
    pub abi_major: u32,
    pub abi_minor: u32,
    pub reserved: u32,
    pub program: Str,
    pub version: Str,
    pub set_error: extern "C" fn(Status, Str),
    pub log: extern "C" fn(u32, Str),
    pub get_service: extern "C" fn(Str) -> *const c_void,
}

#[repr(C)]
pub struct PluginInfo {
    pub size: u32,
    pub abi_major: u32,
    pub abi_minor: u32,
    pub reserved: u32,
    pub name: Str,
    pub version: Str,
    pub summary: Str,
    pub license: Str,
    pub init: extern "C" fn(*const Host) -> Status,
    pub deinit: Option<extern "C" fn()>,
    pub get_factory: extern "C" fn(Str) -> *const c_void,
}

#[repr(C)]
pub struct FilterInfo {
    pub size: u32,
    pub traits: u32,
    pub name: Str,
    pub summary: Str,
    pub suffix: Str,
    pub magic: Bytes,
    pub options: *const c_void,
    pub option_count: usize,
    pub shorthand: Str,
}

#[repr(C)]
pub struct Input {
    pub ptr: *const u8,
    pub len: usize,
    pub pos: usize,
}

#[repr(C)]
pub struct Output {
    pub ptr: *mut u8,
    pub len: usize,
    pub pos: usize,
}

#[repr(C)]
pub struct Codec {
    pub size: u32,
    pub reserved: u32,
    pub this: *mut c_void,
    pub reset: extern "C" fn(*mut c_void, Bytes) -> Status,
    pub process: extern "C" fn(*mut c_void, *mut Input, *mut Output) -> Status,
    pub finish: extern "C" fn(*mut c_void, *mut Output) -> Status,
    pub destroy: extern "C" fn(*mut c_void),
}

#[repr(C)]
pub struct FilterFactory {
    pub size: u32,
    pub count: u32,
    pub info: extern "C" fn(u32) -> *const FilterInfo,
    pub create: extern "C" fn(u32, u32, *const Setting, usize, *mut Codec) -> Status,
    pub open_session: Option<extern "C" fn()>, // of filters that seal alone
}

// They hold pointers to text that never changes.
unsafe impl Sync for PluginInfo {}
unsafe impl Sync for FilterInfo {}
unsafe impl Sync for FilterFactory {}
