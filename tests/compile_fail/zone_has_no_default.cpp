// Rules are for a zone that someone chose.
// error: (no matching (function for call to|constructor for initialization of) .(curfew::)?(v0::)?zone|use of deleted function .*zone)

#include <curfew/zone/zone.hpp>

curfew::zone chosen() {
    return curfew::zone::beijing;
}

#ifdef CURFEW_EXPECT_FAIL
curfew::zone nobody_chose() {
    return curfew::zone{};
}
#endif
