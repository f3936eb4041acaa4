// Which printers words are given to, and how one that is full, stuck or gone is told from one that is slow.
#include "../support/app/printer_desk.h"
#include "app/printer.h"

#include <cstdarg>
#include <linux/lp.h>
#include <optional>
#include <thread>

namespace {

/// What a printer answers when its state is asked for; nothing: as the device does. The C function below has no other
/// way to be told.
thread_local std::optional<int> told_status = std::nullopt;

} // namespace

extern "C" {
int __real_ioctl(int file, unsigned long request, void* argument);
int __wrap_ioctl(int file, unsigned long request, ...) {
    va_list rest;
    va_start(rest, request);
    void* argument = va_arg(rest, void*);
    va_end(rest);
    if (request != LPGETSTATUS || !told_status) return __real_ioctl(file, request, argument);
    *static_cast<int*>(argument) = *told_status;
    return 0;
}
}

namespace {

using namespace porchlight;
using test::PrinterDesk;

constexpr std::chrono::milliseconds soon{60}, never = std::chrono::hours(1);

std::vector<std::uint8_t> bytes_of(std::size_t count) {
    std::vector<std::uint8_t> bytes(count);
    for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7);
    return bytes;
}

std::string why(const Result<void>& sent) {
    REQUIRE_FALSE(sent);
    return sent.error().sentence;
}

bool says(const std::string& sentence, std::string_view words) { return sentence.find(words) != std::string::npos; }

} // namespace

TEST_CASE("printer: one that is drawn on in PCL is fit, by any of its names") {
    for (const char* id : {"MFG:Hewlett-Packard;CMD:PJL,MLC,PCL,PCLXL,POSTSCRIPT;MDL:LaserJet;",
                           "MANUFACTURER:Acme;COMMAND SET:PCL3;MODEL:Jet;", "MFG:A;CMD:pcl 5e;MDL:B;", "CMD:PCL5C",
                           "CMD:PCL6,PCL5;MDL:X", "MFG:A; CMD: PCLXL , PCL5e ;"}) {
        INFO(id);
        CHECK(takes_pcl_pictures(id));
    }
}

TEST_CASE("printer: languages that only share the name, others, and none are not fit") {
    for (const char* id : {"MFG:A;CMD:PCLXL;MDL:B;", "CMD:PCL6,PJL;", "CMD:PCLM,URF,JPEG;", "CMD:PCL3GUI,PJL;",
                           "CMD:POSTSCRIPT,PDF;", "CMD:ZJS;", "CMD:;", "MFG:PCL;MDL:PCL;", "CMD", "", ";;:;", "PCL"}) {
        INFO(id);
        CHECK_FALSE(takes_pcl_pictures(id));
    }
}

TEST_CASE("printer: the first fit one is found, and none where none is") {
    PrinterDesk desk;
    CHECK_FALSE(find_printer(desk.places()));
    CHECK_FALSE(find_printer({desk.places().classes / "nowhere", desk.places().devices}));
    desk.put_in("CMD:PCLM,URF;", "lp0");
    CHECK_FALSE(find_printer(desk.places()));
    desk.put_in("CMD:PCL3;", "lp1");
    desk.put_in(test::laser_id, "lp2");
    const auto found = find_printer(desk.places());
    REQUIRE(found);
    CHECK(found->device == desk.device("lp1"));
    CHECK_FALSE(found->has_pjl);
    desk.pull("lp1");
    REQUIRE(find_printer(desk.places()));
    CHECK(find_printer(desk.places())->device == desk.device("lp2"));
    CHECK(find_printer(desk.places())->has_pjl);
    desk.pull("lp2");
    CHECK_FALSE(find_printer(desk.places()));
}

TEST_CASE("printer: one whose device is not there, or not ours to write, is not offered") {
    PrinterDesk desk;
    desk.put_in();
    std::filesystem::remove(desk.device());
    CHECK_FALSE(find_printer(desk.places()));
    if (::geteuid() == 0) return; // may write everything
    desk.put_in();
    std::filesystem::permissions(desk.device(), std::filesystem::perms::owner_read);
    CHECK_FALSE(find_printer(desk.places()));
}

TEST_CASE("printer: a slow one gets every byte in order") {
    PrinterDesk desk;
    desk.put_in_slow();
    const auto bytes = bytes_of(200'000);
    std::string taken;
    std::jthread reading([&] {
        while (taken.size() < bytes.size()) taken += desk.take(1000);
    });
    const auto sent = send_to({desk.device()}, bytes, never, {});
    CHECK(sent);
    reading.join();
    CHECK(std::equal(bytes.begin(), bytes.end(), taken.begin(), taken.end(),
                     [](std::uint8_t one, char other) { return one == static_cast<std::uint8_t>(other); }));
}

TEST_CASE("printer: one that takes nothing more fails when the patience is over, and says what to look at") {
    PrinterDesk desk;
    desk.put_in_slow();
    const auto began = std::chrono::steady_clock::now();
    const std::string sentence = why(send_to({desk.device()}, bytes_of(200'000), soon, {}));
    CHECK(std::chrono::steady_clock::now() - began >= soon);
    CHECK(says(sentence, "takes nothing; check that it is on and has paper"));
    CHECK(says(sentence, desk.device().string()));
}

TEST_CASE("printer: one that is pulled halfway fails at once") {
    PrinterDesk desk;
    desk.put_in_slow();
    std::jthread pulling([&] {
        for (std::size_t taken = 0; taken < 50'000;) taken += desk.take().size();
        desk.close_terminal();
    });
    why(send_to({desk.device()}, bytes_of(200'000), never, {}));
}

TEST_CASE("printer: one that was pulled before is no printer") {
    PrinterDesk desk;
    CHECK(says(why(send_to({desk.device()}, bytes_of(10), never, {})), "cannot be opened"));
}

TEST_CASE("printer: one that says it has no paper is given nothing, and any other answer is no reason") {
    PrinterDesk desk;
    desk.put_in();
    for (const int well : {LP_PSELECD | LP_PERRORP, 0, LP_PERRORP}) {
        told_status = well;
        CHECK(send_to({desk.device()}, bytes_of(10), soon, {}));
    }
    desk.put_in();
    told_status = LP_POUTPA | LP_PSELECD | LP_PERRORP;
    CHECK(says(why(send_to({desk.device()}, bytes_of(10), soon, {})), "has no paper"));
    told_status.reset();
    CHECK(desk.taken().empty());
}

TEST_CASE("printer: at the end of the kiosk nobody waits for it") {
    PrinterDesk desk;
    desk.put_in_slow();
    std::stop_source ending;
    std::jthread ends([&] {
        static_cast<void>(desk.take(1)); // it has begun
        ending.request_stop();
    });
    CHECK(says(why(send_to({desk.device()}, bytes_of(200'000), never, ending.get_token())), "the kiosk ends"));
}
