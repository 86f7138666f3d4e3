// error: anything
int f() { return "text"; }
