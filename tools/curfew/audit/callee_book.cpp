#include "callee_book.hpp"

#include "instant.hpp"

#include <algorithm>

namespace curfew::tool {

namespace {

/// For ever is later than any end.
bool counts_at(const counting_end& until, sys_seconds t) noexcept {
    return !until || *until > t;
}

bool ends_before(const counting_end& a, const counting_end& b) noexcept {
    return a && (!b || *a < *b);
}

} // namespace

void callee_book::add(record_outcome& outcome, std::size_t& undecided) {
    if (outcome.what != record_outcome::kind::judged) return;
    if (is_late(outcome.at)) {
        count(outcome, callees_[outcome.callee]);
        outcome.what = record_outcome::kind::unreadable;
        outcome.words = "its time is more than " + for_people(reorder_) +
                        " before that of a record above it, so that attempts are not in order; raise --reorder";
        return;
    }
    ++undecided;
    waiting_.push({outcome.at, added_++, &outcome, &undecided});
    latest_ = std::max(latest_.value_or(outcome.at), outcome.at);
    while (is_late(waiting_.top().at)) decide_first();
}

void callee_book::finish() {
    while (!waiting_.empty()) decide_first();
}

/// Whether a record with that time would come too late now; then no record before it can come any more.
bool callee_book::is_late(sys_seconds t) const noexcept {
    return latest_ && t < *latest_ &&
           detail::unsigned_seconds(*latest_) - detail::unsigned_seconds(t) >
               static_cast<std::uint64_t>(reorder_.count());
}

void callee_book::decide_first() {
    const waiting_record first = waiting_.top();
    waiting_.pop();
    decide(*first.outcome);
    --*first.undecided;
}

void callee_book::decide(record_outcome& outcome) {
    if (callees_.size() >= forget_at_) forget(outcome.at);
    if (!first_ends_) first_ends_ = outcome.counts_until;
    attempt_list& attempts = callees_[outcome.callee];
    if (outcome.why.permits()) judge(outcome, attempts);
    count(outcome, attempts);
}

void callee_book::judge(record_outcome& outcome, attempt_list& attempts) {
    std::erase_if(attempts, [&](const counted_attempt& a) { return !counts_at(a.until, outcome.at); });
    for (std::size_t i = 0; i < limits_.size(); ++i) {
        const auto of_limit = [i](const counted_attempt& a) { return a.limit == i; };
        const auto found = static_cast<std::size_t>(std::count_if(attempts.begin(), attempts.end(), of_limit));
        if (found < limits_.count(i)) continue;
        outcome.why = audit_reason::attempt_limit();
        outcome.pointer = limits_.pointer(i);
        outcome.limit = i;
        outcome.attempts.clear();
        for (const counted_attempt& a : attempts) {
            if (of_limit(a)) outcome.attempts.push_back(a.at);
        }
        std::sort(outcome.attempts.begin(), outcome.attempts.end());
        ++summary_.called_too_often[outcome.callee];
        return;
    }
    const auto reaches = [&](const counting_end& end) { return counts_at(end, outcome.at); };
    if (std::any_of(first_ends_->begin(), first_ends_->end(), reaches)) ++summary_.uncertain;
}

/// Of more attempts than a limit allows, those that count longest decide.
void callee_book::count(const record_outcome& outcome, attempt_list& attempts) const {
    for (std::size_t i = 0; i < limits_.size(); ++i) {
        attempts.push_back({outcome.at, outcome.counts_until[i], i});
        std::size_t kept = 0;
        auto least = attempts.end();
        for (auto a = attempts.begin(); a != attempts.end(); ++a) {
            if (a->limit != i) continue;
            ++kept;
            if (least == attempts.end() || ends_before(a->until, least->until)) least = a;
        }
        if (kept > limits_.count(i)) attempts.erase(least);
    }
}

/// Costs what so many records cost that were added since.
void callee_book::forget(sys_seconds now) {
    std::erase_if(callees_, [now](const auto& callee) {
        return std::none_of(callee.second.begin(), callee.second.end(),
                            [now](const counted_attempt& a) { return counts_at(a.until, now); });
    });
    forget_at_ = std::max<std::size_t>(1024, 2 * callees_.size());
}

} // namespace curfew::tool
