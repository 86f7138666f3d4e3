#include "record_judge.hpp"

#include <charconv>

namespace curfew::tool {

namespace {

void push_number(short_text<80>& text, std::size_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.push(std::string_view{digits.data(), static_cast<std::size_t>(end - digits.data())});
}

short_text<80> pointer_to(const range_place& range) {
    short_text<80> text;
    text.push(std::string_view{"/ForbidTimeList/"});
    push_number(text, range.item);
    text.push(std::string_view{"/Times/"});
    push_number(text, range.entry);
    return text;
}

} // namespace

record_judge::record_judge(const task_rules& rules, const any_zone& zone, range_end ends, const judging_policy* policy)
    : schedule_{compile(rules, ends), zone}, places_{rules.forbid_list.value_or(std::vector<forbid_rule>{}), ends},
      ends_{ends}, policy_{policy} {
    if (policy_ == nullptr) return;
    call_ = permission_with(policy_->content, rules, zone, policy_->find_zone, ends);
    if (rules.forbid_list) forbid_list_ = *rules.forbid_list;
}

record_verdict record_judge::judge(sys_seconds t) const {
    if (call_) return judge_under_policy(t);
    record_verdict verdict{reason::permitted, {}, schedule_.zone().offset_at(t)};
    if (schedule_.permits(t)) return verdict;
    if (t < schedule_.first()) {
        verdict.reason = reason::before_start;
    } else if (t >= schedule_.last()) {
        verdict.reason = reason::after_end;
    } else {
        verdict.reason = reason::forbid_range;
        if (const auto range = places_.find(schedule_.to_local(t))) verdict.pointer = pointer_to(*range);
    }
    return verdict;
}

record_verdict record_judge::judge_under_policy(sys_seconds t) const {
    record_verdict verdict{reason::permitted, {}, schedule_.zone().offset_at(t)};
    const auto layers = call_->layers();
    std::size_t layer = 0;
    while (layer < layers.size() && layers[layer].permits(t)) ++layer;
    if (layer == layers.size()) return verdict;
    const permission_verdict found{layers[layer].reason_at(t), layer, layers[layer].exception_at(t), std::nullopt};
    verdict.reason = found.reason;
    if (const auto place = policy_place(found, *call_)) {
        verdict.pointer.push(std::string_view{place->text()});
    } else if (found.reason == reason::forbid_range) {
        const auto range =
            find_forbidding_range(forbid_list_, policy_->content.exceptions, schedule_.to_local(t), ends_);
        if (range) verdict.pointer = pointer_to(*range);
    }
    return verdict;
}

} // namespace curfew::tool
