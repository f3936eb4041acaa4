// Processes are ended with the test, also when it is killed (PR_SET_PDEATHSIG); mounts go with the namespace.
#include "tests/support/store/private_system.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <linux/loop.h>
#include <sched.h>
#include <sdbus-c++/sdbus-c++.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace store::sample {

namespace {

namespace fs = std::filesystem;

constexpr const char* udisksd = "/usr/libexec/udisks2/udisksd";
constexpr const char* udevd = "/lib/systemd/systemd-udevd";
constexpr const char* bus_address = "unix:path=/run/porchlight-bus";

/// A socket may outlive the udevd behind it.
bool udev_runs() {
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = "/run/udev/control"};
    const int control = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    const bool runs = connect(control, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(control);
    return runs;
}

bool serves() {
    try {
        const auto bus = sdbus::createSystemBusConnection();
        const auto object = sdbus::createProxy(*bus, "org.freedesktop.UDisks2", "/org/freedesktop/UDisks2/Manager");
        object->callMethod("Ping").onInterface("org.freedesktop.DBus.Peer").withTimeout(std::chrono::seconds(1));
        return true;
    } catch (const sdbus::Error&) {
        return false;
    }
}

} // namespace

bool soon(const std::function<bool()>& happened, std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!happened()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

PrivateSystem::PrivateSystem() { missing_ = prepare(); }

std::string PrivateSystem::prepare() {
    if (geteuid() != 0) return "only root may put loop devices in and mount them";
    for (const char* program : {udisksd, udevd, "/usr/bin/dbus-daemon", "/usr/sbin/mkfs.ext4"})
        if (!fs::exists(program)) return std::string(program) + " is not installed";
    if (access("/dev/loop-control", R_OK | W_OK) != 0) return "this system has no loop devices";
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return "this system gives no mount namespace";
    const bool has_udev = udev_runs(); // then it tells us as well
    fs::create_directory(shelf() / "udev");
    if (has_udev && mount("/run/udev", (shelf() / "udev").c_str(), nullptr, MS_BIND, nullptr) != 0)
        return "the system's udev can't be shared";
    fs::create_directories("/dev/disk"); // where udevd makes links
    for (const char* folder : {"/run", "/media", "/var/lib/udisks2", "/dev/disk"}) cover(folder);
    fs::create_directories("/run/udev");
    if (has_udev) mount((shelf() / "udev").c_str(), "/run/udev", nullptr, MS_MOVE, nullptr);
    offer_exfat();
    write(shelf() / "bus.conf",
          std::string("<busconfig><type>system</type><listen>") + bus_address +
              "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\"/>"
              "<allow receive_sender=\"*\"/><allow own=\"*\"/><allow user=\"*\"/></policy></busconfig>");
    setenv("DBUS_SYSTEM_BUS_ADDRESS", bus_address, 1);
    start(bus_,
          {"/usr/bin/dbus-daemon", "--nofork", "--nopidfile", "--config-file=" + (shelf() / "bus.conf").string()});
    if (!has_udev) start(udev_, {udevd});
    if (!soon([] { return fs::exists("/run/porchlight-bus") && udev_runs(); }))
        return "the private bus or udevd does not start";
    start(disks_, {udisksd});
    return soon(serves) ? std::string() : "the private disk service does not start";
}

PrivateSystem::~PrivateSystem() {
    for (pid_t* child : {&disks_, &udev_, &bus_}) end(*child);
    for (auto folder = covered_.rbegin(); folder != covered_.rend(); ++folder) umount2(folder->c_str(), MNT_DETACH);
    unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
}

void PrivateSystem::restart_disk_service() {
    end(disks_);
    start(disks_, {udisksd});
    if (!soon(serves)) missing_ = "the private disk service does not start again";
}

void PrivateSystem::cover(const char* folder) {
    if (fs::exists(folder) && mount("none", folder, "tmpfs", 0, "mode=755") == 0) covered_.emplace_back(folder);
}

/// Where the kernel has no exFAT of its own, mount(8) finds the program for it under this name.
void PrivateSystem::offer_exfat() {
    const bool has_program = fs::exists("/usr/sbin/mount.exfat-fuse"), has_name = fs::exists("/sbin/mount.exfat");
    if (!has_program || has_name) return;
    fs::create_directories("/run/overlay/upper");
    fs::create_directories("/run/overlay/work");
    fs::create_symlink("/usr/sbin/mount.exfat-fuse", "/run/overlay/upper/mount.exfat");
    constexpr const char* layers = "lowerdir=/usr/sbin,upperdir=/run/overlay/upper,workdir=/run/overlay/work";
    if (mount("overlay", "/usr/sbin", "overlay", 0, layers) == 0) covered_.emplace_back("/usr/sbin");
}

void PrivateSystem::start(pid_t& child, const std::vector<std::string>& arguments) {
    child = fork();
    if (child != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int log = open((shelf() / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    std::vector<char*> words;
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    execv(words[0], words.data());
    _exit(127);
}

void PrivateSystem::end(pid_t& child) {
    if (child <= 0) return;
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    child = 0;
}

LoopStick::LoopStick(const fs::path& image, std::uint64_t bytes, const std::string& make) : image_(image) {
    write(image_, "");
    fs::resize_file(image_, bytes);
    made_ = make.empty() || runs(make + " '" + image_.string() + "'");
}

LoopStick::~LoopStick() { pull_out(); }

bool LoopStick::put_in(bool read_only) {
    const int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
    const int file = open(image_.c_str(), (read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC);
    bool in = false;
    for (int tries = 0; tries < 20 && !in; ++tries) { // somebody else may take the free one first
        number_ = ioctl(control, LOOP_CTL_GET_FREE);
        const int loop = open(device().c_str(), (read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC);
        loop_config config{};
        config.fd = static_cast<__u32>(file);
        config.info.lo_flags = LO_FLAGS_PARTSCAN | (read_only ? LO_FLAGS_READ_ONLY : 0);
        in = loop >= 0 && ioctl(loop, LOOP_CONFIGURE, &config) == 0;
        if (loop >= 0) close(loop);
    }
    close(file);
    close(control);
    if (!in) number_ = -1;
    return in;
}

bool LoopStick::offer_partitions() {
    const fs::path disk = "/sys/block/loop" + std::to_string(number_);
    (void)runs("partx -a " + device()); // a kernel may look for no tables itself
    bool any = false;
    for (const auto& entry : fs::directory_iterator(disk)) {
        const std::string name = entry.path().filename();
        if (!name.starts_with(disk.filename().string() + "p")) continue;
        unsigned major = 0, minor = 0;
        char colon = 0;
        std::ifstream(entry.path() / "dev") >> major >> colon >> minor;
        const std::string node = "/dev/" + name; // where the system's own does not make it
        if (!fs::exists(node) && mknod(node.c_str(), S_IFBLK | 0660, makedev(major, minor)) == 0)
            nodes_.push_back(node);
        any = true;
    }
    (void)runs("udevadm trigger --action=change " + device() + "p*");
    return any;
}

void LoopStick::pull_out() {
    if (number_ < 0) return;
    std::string line;
    while (!(line = mount_line()).empty()) { // as the disk service does when a device is gone
        const auto begin = line.find(" /media/") + 1;
        std::string at = line.substr(begin, line.find(' ', begin) - begin);
        for (auto space = at.find("\\040"); space != std::string::npos; space = at.find("\\040"))
            at.replace(space, 4, " ");
        if (umount2(at.c_str(), MNT_DETACH) != 0) break;
    }
    const int loop = open(device().c_str(), O_RDONLY | O_CLOEXEC);
    if (loop >= 0) {
        ioctl(loop, LOOP_CLR_FD);
        close(loop);
    }
    for (const auto& node : nodes_) fs::remove(node);
    nodes_.clear();
    number_ = -1;
}

std::string LoopStick::mount_line() const {
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);)
        if (line.find(" " + device() + " ") != line.npos || line.find(" " + device() + "p") != line.npos) return line;
    return {};
}

bool LoopStick::is_mounted() const { return !mount_line().empty(); }

} // namespace store::sample
