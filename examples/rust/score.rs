// SPDX-License-Identifier: MIT
//! Scores a column that Rust owns, where it is, through the C interface:
//!
//!     rustc -O examples/rust/score.rs -L native=build/release/src/c -l ssi_c
//!
//! With the `arrow` crate, its FFI_ArrowArrayStream takes the place of the structures here.
use std::os::raw::{c_char, c_int, c_void};
use std::ptr::{null, null_mut};

#[repr(C)]
struct Schema { format: *const c_char, name: *const c_char, metadata: *const c_char, flags: i64,
    n_children: i64, children: *mut *mut Schema, dictionary: *mut Schema,
    release: Option<extern "C" fn(*mut Schema)>, private_data: *mut c_void }
#[repr(C)]
struct Array { length: i64, null_count: i64, offset: i64, n_buffers: i64, n_children: i64,
    buffers: *const *const c_void, children: *mut *mut Array, dictionary: *mut Array,
    release: Option<extern "C" fn(*mut Array)>, private_data: *mut c_void }
#[repr(C)]
struct Stream { get_schema: usize, get_next: Option<extern "C" fn(*mut Stream, *mut Array) -> c_int>,
    get_last_error: usize, release: Option<extern "C" fn(*mut Stream)>, private_data: *mut c_void }

extern "C" {
    fn ssi_model_standard(model: *mut *mut c_void, error: *mut *mut c_char) -> c_int;
    fn ssi_model_free(model: *mut c_void);
    fn ssi_stream_of(schema: *mut Schema, array: *mut Array, stream: *mut Stream, error: *mut *mut c_char) -> c_int;
    fn ssi_score(model: *mut c_void, options: *const c_void, members: *mut Stream, scores: *mut Stream,
        error: *mut *mut c_char) -> c_int;
}

// Rust keeps what it lends until the scores are there, so there is nothing to free.
extern "C" fn keep_schema(schema: *mut Schema) { unsafe { (*schema).release = None } }
extern "C" fn keep_array(array: *mut Array) { unsafe { (*array).release = None } }

fn schema(format: &'static [u8], name: &'static [u8], children: &mut [*mut Schema]) -> Schema {
    Schema { format: format.as_ptr().cast(), name: name.as_ptr().cast(), metadata: null(), flags: 2,
        n_children: children.len() as i64, children: children.as_mut_ptr(), dictionary: null_mut(),
        release: Some(keep_schema), private_data: null_mut() }
}
fn array(length: usize, buffers: &[*const c_void], children: &mut [*mut Array]) -> Array {
    Array { length: length as i64, null_count: 0, offset: 0, n_buffers: buffers.len() as i64,
        n_children: children.len() as i64, buffers: buffers.as_ptr(), children: children.as_mut_ptr(),
        dictionary: null_mut(), release: Some(keep_array), private_data: null_mut() }
}

fn main() {
    let posts: Vec<u16> = vec![12, 36, 0];
    let values = [null(), posts.as_ptr().cast()];
    let mut column = array(posts.len(), &values, &mut []);
    let mut column_type = schema(b"S\0", b"posts\0", &mut []);
    let (mut columns, mut types): ([*mut Array; 1], [*mut Schema; 1]) = ([&mut column], [&mut column_type]);
    let mut batch = array(posts.len(), &[null()], &mut columns);
    let mut batch_type = schema(b"+s\0", b"\0", &mut types);
    unsafe {
        let (mut model, mut error) = (null_mut(), null_mut());
        let (mut members, mut scores, mut scored): (Stream, Stream, Array) = std::mem::zeroed();
        assert_eq!(ssi_model_standard(&mut model, &mut error), 0);
        assert_eq!(ssi_stream_of(&mut batch_type, &mut batch, &mut members, &mut error), 0);
        assert_eq!(ssi_score(model, null(), &mut members, &mut scores, &mut error), 0);
        assert_eq!((scores.get_next.unwrap())(&mut scores, &mut scored), 0);
        let total = &**scored.children.add(4); // behind the four competencies
        let points = std::slice::from_raw_parts(*total.buffers.add(1) as *const f64, posts.len());
        for (posts, points) in posts.iter().zip(points) { println!("{posts} posts: {points:.2} points"); }
        (scored.release.unwrap())(&mut scored);
        (scores.release.unwrap())(&mut scores);
        ssi_model_free(model);
    }
}
