#include <curfew/curfew.hpp>

int main() {
    using namespace std::chrono;
    constexpr curfew::local_seconds start = local_days{2021y / May / 20};
    const auto window = curfew::call_window::from(start, start + days{1});
    return window && curfew::compile(*window, {}).permits(start) ? 0 : 1;
}
