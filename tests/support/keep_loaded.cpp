// For builds with sanitizers only: what a library has opened stays open until the program ends. The OpenGL driver's
// modules hold on to two small tables when they are unloaded; unloaded, they count as lost and their frames have no
// names.
extern "C" int dlclose(void*) noexcept { return 0; }
