#include <curfew/task/complete.hpp>

#include "catch.hpp"
#include "support/diagnostics.hpp"
#include "support/literals.hpp"

#include <curfew/task/parse.hpp>

#include <utility>
#include <vector>

namespace complete_test {

using namespace curfew;
using diagnostics::lines;
using diagnostics::page_example;
using diagnostics::short_form;

namespace {

const lines list_absent{"error forbid-list-absent /ForbidTimeList"};

update_task_request without_list() {
    auto request = page_example();
    request.forbid_time_list.reset();
    return request;
}

} // namespace

TEST_CASE("forbid-list-absent: an update is a task by itself if it has a list, an empty one too") {
    auto request = page_example();
    const auto made = complete(*parse(request));
    REQUIRE(made);
    CHECK(made.report().diagnostics().empty());
    CHECK(made->forbid_list() == std::vector{literals::forbid("Sun", "10:00-11:00")});
    CHECK(to_request(*made) == request);

    request.forbid_time_list.emplace();
    REQUIRE(complete(*parse(request)));
    CHECK(complete(*parse(request))->forbid_list().empty());

    const auto open = complete(*parse(without_list()));
    CHECK_FALSE(open);
    CHECK(short_form(open.report()) == list_absent);
}

TEST_CASE("where nothing is stored, an absent list forbids nothing") {
    const auto made = new_task(*parse(without_list()));
    REQUIRE(made);
    CHECK(made->forbid_list().empty());
    CHECK(made->redial() == redial_settings::from(1, minutes{5}));
    CHECK(*new_task(*parse(page_example())) == *complete(*parse(page_example())));
}

TEST_CASE("with Recall false, the redial settings are not known") {
    auto request = page_example();
    request.recall = false;
    CHECK_FALSE(complete(*parse(request))->redial());
    CHECK_FALSE(new_task(*parse(request))->redial());
    CHECK_FALSE(known_redial(*new_task(*parse(request))));
}

TEST_CASE("an update that was moved from makes no task") {
    task_update update = *parse(page_example());
    const task_update kept = std::move(update);
    CHECK(short_form(complete(update).report()) == list_absent); // NOLINT(bugprone-use-after-move): that is the test
    CHECK(short_form(new_task(update).report()) == list_absent); // NOLINT(bugprone-use-after-move)
    CHECK_FALSE(complete(update));                               // NOLINT(bugprone-use-after-move)
    CHECK_FALSE(new_task(update));                               // NOLINT(bugprone-use-after-move)
    CHECK(complete(kept));
}

TEST_CASE("an update as it was read brings its diagnostics along") {
    auto request = without_list();
    request.ring_again_times.reset();
    const std::string reset = "warning redial-reset /RingAgainTimes";
    const auto made = new_task(parse(request));
    REQUIRE(made);
    CHECK(short_form(made.report()) == lines{reset});
    CHECK(short_form(complete(parse(request)).report()) == lines{reset, list_absent[0]});
    request.concurrency = 0;
    const std::string none = "error concurrency-not-positive /Concurrency";
    CHECK(short_form(new_task(parse(request)).report()) == lines{reset, none});
    CHECK(short_form(complete(parse(request)).report()) == lines{reset, none});
    CHECK_FALSE(new_task(parse(request)));
}

} // namespace complete_test
