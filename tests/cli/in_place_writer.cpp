// The mistake that survive.sh must see: preloaded into a program, this library makes every
// checkpoint overwrite the only one there is, under its name, instead of appearing there when it is
// complete.
#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace {

template <typename Function>
Function* original(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool is_unfinished_checkpoint(std::string_view path) {
    return path.find("/.checkpoint.") != path.npos;
}

}  // namespace

extern "C" int open(const char* path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const auto mode = va_arg(list, mode_t);
    va_end(list);
    auto* const really_open = original<int(const char*, int, ...)>("open");
    if (!is_unfinished_checkpoint(path)) {
        return really_open(path, flags, mode);
    }
    const std::string_view whole(path);
    const std::string target(whole.substr(0, whole.find("/.checkpoint.")));
    return really_open((target + "/checkpoint.0").c_str(), O_WRONLY | O_CREAT | O_TRUNC, mode);
}

extern "C" int rename(const char* from, const char* to) {
    return is_unfinished_checkpoint(from)
               ? 0
               : original<int(const char*, const char*)>("rename")(from, to);
}
