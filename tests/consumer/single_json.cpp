#include <curfew/curfew_json.hpp>

int main() {
    const auto task = curfew::complete(curfew::read_update_task("{}"));
    const nlohmann::json json = curfew::update_task_request{};
    return !task && json.is_object() ? 0 : 1;
}
