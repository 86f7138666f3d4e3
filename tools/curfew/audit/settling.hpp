#pragma once
// What depends on more than one record: whether another one of the same call was judged before, and how often its callee was
// called. Blocks are settled in the order of the input; with limits a block waits for the records of those behind it.

#include "audit_plan.hpp"
#include "callee_book.hpp"
#include "judged_block.hpp"
#include "seen_keys.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace curfew::tool {

class settling {
public:
    explicit settling(const audit_plan& plan);

    /// Takes the next block and appends those that are settled now to `settled`, in order. True if the audit ends with it.
    [[nodiscard]] bool take(judged_block&& block, std::vector<judged_block>& settled);

    /// The same for those that are left, once there are no more blocks.
    void finish(std::vector<judged_block>& settled);

    /// Where there are limits.
    [[nodiscard]] const callee_summary* callees() const noexcept { return book_ ? &book_->summary() : nullptr; }

private:
    struct waiting_block {
        judged_block block;
        std::size_t undecided = 0;
    };

    void find_repeated(record_outcome& outcome);
    void give_out(std::vector<judged_block>& settled);

    const audit_plan& plan_;
    seen_keys seen_;
    std::optional<callee_book> book_;
    /// Records in it are referred to: it grows and shrinks at its ends.
    std::deque<waiting_block> waiting_;
};

} // namespace curfew::tool
