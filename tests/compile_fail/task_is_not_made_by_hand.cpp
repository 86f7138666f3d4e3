// Only apply(), complete() and new_task() make a task: by hand one would be complete that is not.
// error: (is private within this context|calling a private constructor|no matching (function for call to|constructor for initialization of))

#include <curfew/task/complete.hpp>

curfew::result<curfew::task> made(const curfew::task_update& update) {
    return complete(update);
}

#ifdef CURFEW_EXPECT_FAIL
curfew::task by_hand(const curfew::call_window& window, curfew::call_concurrency concurrency) {
    return curfew::task{std::nullopt, window, concurrency, std::nullopt, {}};
}
#endif
