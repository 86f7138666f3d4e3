#include <curfew/curfew_json.hpp>

int main() {
    const curfew::update_task_request request;
    const nlohmann::json json = request;
    return json.is_object() ? 0 : 1;
}
