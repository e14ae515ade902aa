// Under the address sanitizer Mesa's modules stay loaded: what they keep for the process would be
// taken for a leak once the module that holds it is gone.
#if defined(__SANITIZE_ADDRESS__)
extern "C" int dlclose(void*) {
    return 0;
}
#endif
