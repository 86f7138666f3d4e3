// error: a_name_that_is_not_there
#ifdef CURFEW_EXPECT_FAIL
int f() { return "text"; }
#endif
