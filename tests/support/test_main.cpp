// The main function of the test programs. Before any test runs it makes the surroundings hostile: a zone with half-hour
// offsets and transitions, a decimal comma, grouped digits. The library must not notice.

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <clocale>
#include <cstdlib>
#include <ctime>
#include <locale>
#include <string>

namespace {

// Stands in for a German locale, which many machines have not generated.
class hostile_numbers : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
    std::string do_truename() const override { return "wahr"; }
    std::string do_falsename() const override { return "falsch"; }
};

void make_surroundings_hostile() {
    ::setenv("TZ", "America/St_Johns", 1);
    ::tzset();
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "tr_TR.UTF-8", ""}) {
        if (std::setlocale(LC_ALL, name) != nullptr) break;
    }
    std::locale::global(std::locale{std::locale{}, new hostile_numbers});
}

} // namespace

int main(int argc, char** argv) {
    make_surroundings_hostile();
    Catch::Session session;
    if (const int status = session.applyCommandLine(argc, argv); status != 0) return status;
#if defined(CATCH_VERSION_MAJOR) && CATCH_VERSION_MAJOR < 3
    // A filter that matches nothing must not look like success; Catch2 3 fails by itself.
    auto& warnings = session.configData().warnings;
    warnings = static_cast<Catch::WarnAbout::What>(warnings | Catch::WarnAbout::NoTests);
#endif
    return session.run();
}
