#pragma once
// nlohmann/json's DOM, walked by hand into a struct, with no diagnostics at all: the first thing that is wrong throws.

#include <curfew/task/request.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench::peers {

inline curfew::update_task_request dom_walk(std::string_view text) {
    const auto body = nlohmann::json::parse(text);
    curfew::update_task_request request;
    request.task_open_id = body.at("TaskOpenId").get<std::string>();
    request.start_time = body.at("StartTime").get<std::string>();
    request.end_time = body.at("EndTime").get<std::string>();
    request.concurrency = body.at("Concurrency").get<std::int32_t>();
    if (const auto times = body.find("RingAgainTimes"); times != body.end())
        request.ring_again_times = times->get<std::int32_t>();
    if (const auto interval = body.find("RingAgainInterval"); interval != body.end()) {
        request.ring_again_interval = interval->get<std::int32_t>();
    }
    if (const auto recall = body.find("Recall"); recall != body.end()) request.recall = recall->get<bool>();
    if (const auto list = body.find("ForbidTimeList"); list != body.end()) {
        auto& items = request.forbid_time_list.emplace();
        for (const auto& entry : *list) {
            auto& item = items.emplace_back();
            item.times = entry.at("Times").get<std::vector<std::string>>();
            if (const auto days = entry.find("Weekdays"); days != entry.end()) {
                item.weekdays = days->get<std::vector<std::int32_t>>();
            }
        }
    }
    return request;
}

} // namespace bench::peers
