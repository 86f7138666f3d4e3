#include "audit_run.hpp"

#include "progress_bar.hpp"
#include "settling.hpp"

#include "json_object.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace curfew::tool {

namespace {

class relay {
public:
    relay(const audit_plan& plan, record_input& input, byte_source& source, const audit_reports& reports,
          const console& io)
        : plan_{plan}, input_{input}, source_{source}, reports_{reports}, io_{io}, settling_{plan},
          progress_{io.err, reports.input_size} {}

    audit_result run(std::size_t jobs) {
        std::vector<std::thread> others;
        try {
            while (others.size() + 1 < jobs) others.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            // No more threads to be had: those there are do the work.
        }
        work();
        for (std::thread& other : others) other.join();
        put_what_waits();
        progress_.clear();
        if (const callee_summary* const callees = settling_.callees()) result_.callees = *callees;
        // What is wrong behind the record that ended the audit is nothing to it, whoever has read so far.
        if (!result_.fault && result_.end == audit_end::whole) result_.fault = input_fault_;
        if (result_.fault) {
            result_.end = audit_end::fault;
        } else if (source_.is_stopped() && result_.end == audit_end::whole) {
            result_.end = audit_end::stopped;
        }
        return result_;
    }

private:
    void work() noexcept {
        try {
            block_auditor auditor{plan_};
            std::vector<judged_block> blocks;
            audited_block audited;
            for (judged_block block; take(block); block = give_back(blocks)) {
                auditor.judge(block);
                blocks.clear();
                if (!plan_.needs_settling()) {
                    blocks.push_back(std::move(block));
                } else if (!settle(std::move(block), blocks)) {
                    return;
                }
                if (!put_all(blocks, auditor, audited)) return;
            }
        } catch (...) {
            // Its block will never be put out, so that nothing after it may be.
            abandon(std::current_exception());
        }
    }

    /// A block that has been put out, for its memory; or a new one.
    static judged_block give_back(std::vector<judged_block>& blocks) {
        return blocks.empty() ? judged_block{} : std::move(blocks.front());
    }

    /// What has waited for records that do not come any more.
    void put_what_waits() noexcept {
        if (is_output_over_) return;
        try {
            const block_auditor auditor{plan_};
            std::vector<judged_block> blocks;
            audited_block audited;
            settling_.finish(blocks);
            put_all(blocks, auditor, audited);
        } catch (...) {
            abandon(std::current_exception());
        }
    }

    bool take(judged_block& block) {
        const std::lock_guard lock{input_lock_};
        if (is_input_over_) return false;
        try {
            if (input_.next(block.records)) {
                block.number = taken_++;
                return true;
            }
        } catch (...) {
            // What has been taken before is put out all the same.
            input_fault_ = std::current_exception();
        }
        is_input_over_ = true;
        return false;
    }

    /// In the order of the blocks; false if nothing more is wanted.
    bool settle(judged_block&& block, std::vector<judged_block>& settled) {
        std::unique_lock lock{output_lock_};
        turn_.wait(lock, [&] { return is_output_over_ || is_settling_over_ || settled_ == block.number; });
        if (is_output_over_ || is_settling_over_) return false;
        is_settling_over_ = settling_.take(std::move(block), settled);
        ++settled_;
        turn_.notify_all();
        return true;
    }

    /// False if nothing more is wanted.
    bool put_all(const std::vector<judged_block>& blocks, const block_auditor& auditor, audited_block& audited) {
        for (const judged_block& block : blocks) {
            auditor.write(block, audited);
            if (!put(block, audited)) return false;
        }
        return true;
    }

    bool put(const judged_block& block, const audited_block& audited) {
        std::unique_lock lock{output_lock_};
        turn_.wait(lock, [&] { return is_output_over_ || put_ == block.number; });
        if (is_output_over_) return false;
        io_.out.bytes.write(audited.text.data(), static_cast<std::streamsize>(audited.text.size()));
        if (!io_.out.bytes.flush()) throw failure{"cannot write to standard output"};
        for (const record_note& note : audited.notes) report(note);
        result_.counts.add(audited.counts);
        bytes_ += block.records.size;
        if (reports_.shows_progress) progress_.show(bytes_, result_.counts.records);
        ++put_;
        const bool ends = audited.ends_audit;
        if (ends) {
            result_.end = audit_end::strict;
            end_output();
        }
        turn_.notify_all();
        return !ends;
    }

    void report(const record_note& note) {
        progress_.clear();
        const std::uint64_t record = result_.counts.records + note.record;
        if (reports_.as_json) {
            const bool is_repeated = note.what == record_outcome::kind::repeated;
            io_.err.put(json_object{}
                            .add_json("record", std::to_string(record))
                            .add_json("line", std::to_string(note.line))
                            .add(is_repeated ? "repeated" : "error", note.words)
                            .text() +
                        '\n');
        } else {
            io_.err.put("curfew: line " + std::to_string(note.line) + ": " + note.words + '\n');
        }
    }

    void abandon(std::exception_ptr fault) noexcept {
        const std::lock_guard lock{output_lock_};
        if (!result_.fault) result_.fault = std::move(fault);
        end_output();
        turn_.notify_all();
    }

    /// Under output_lock_.
    void end_output() noexcept {
        is_output_over_ = true;
        source_.stop();
    }

    const audit_plan& plan_;
    record_input& input_;
    byte_source& source_;
    const audit_reports& reports_;
    const console& io_;

    std::mutex input_lock_;
    std::size_t taken_ = 0;
    bool is_input_over_ = false;
    std::exception_ptr input_fault_;

    /// Never held while input_lock_ is asked for.
    std::mutex output_lock_;
    std::condition_variable turn_;
    std::size_t settled_ = 0;
    settling settling_;
    /// A block has been settled that ends the audit.
    bool is_settling_over_ = false;
    std::size_t put_ = 0;
    bool is_output_over_ = false;
    std::uint64_t bytes_ = 0;
    audit_result result_;
    progress_bar progress_;
};

} // namespace

audit_result run_audit(const audit_plan& plan, record_input& input, byte_source& source, std::size_t jobs,
                       const audit_reports& reports, const console& io) {
    return relay{plan, input, source, reports, io}.run(jobs);
}

} // namespace curfew::tool
