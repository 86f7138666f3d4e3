// error: anything
#ifdef CURFEW_EXPECT_FAIL
int f() { return 1; }
#endif
