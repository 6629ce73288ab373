// A test program without a test case: it must fail.
