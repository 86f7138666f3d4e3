#include "settling.hpp"

#include "visible_text.hpp"

#include <string>
#include <utility>

namespace curfew::tool {

settling::settling(const audit_plan& plan) : plan_{plan} {
    if (plan.limits) book_.emplace(*plan.limits, plan.reorder);
}

bool settling::take(judged_block&& block, std::vector<judged_block>& settled) {
    waiting_block& waiting = waiting_.emplace_back();
    waiting.block = std::move(block);
    judged_block& now = waiting.block;
    for (std::size_t i = 0; i < now.count; ++i) {
        record_outcome& outcome = now.outcomes[i];
        find_repeated(outcome);
        if (book_) book_->add(outcome, waiting.undecided);
        if (plan_.stops_at_fault && outcome.what == record_outcome::kind::unreadable) {
            now.count = i + 1;
            now.ends_audit = true;
        }
    }
    const bool ends_audit = now.ends_audit;
    if (ends_audit && book_) book_->finish();
    give_out(settled);
    return ends_audit;
}

void settling::finish(std::vector<judged_block>& settled) {
    if (book_) book_->finish();
    give_out(settled);
}

void settling::find_repeated(record_outcome& outcome) {
    // A record without a key is like no other.
    if (outcome.what != record_outcome::kind::judged || outcome.key.empty()) return;
    const auto before = seen_.add(outcome.key, outcome.line);
    if (!before) return;
    outcome.what = record_outcome::kind::repeated;
    outcome.words = "it repeats line " + std::to_string(*before) + ": " + in_quotes(plan_.key->name) + " is " +
                    in_quotes(outcome.key);
}

void settling::give_out(std::vector<judged_block>& settled) {
    while (!waiting_.empty() && waiting_.front().undecided == 0) {
        settled.push_back(std::move(waiting_.front().block));
        waiting_.pop_front();
    }
}

} // namespace curfew::tool
