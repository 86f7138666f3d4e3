#ifdef CURFEW_EXPECT_FAIL
int f() { return "text"; }
#endif
