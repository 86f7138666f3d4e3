// error: only_in_the_quoted_line
#ifdef CURFEW_EXPECT_FAIL
int f() { return "only_in_the_quoted_line"; }
#endif
