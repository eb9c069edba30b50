// The library exists for the resources linked with it; a static library needs one translation unit of its own.
namespace kkachi {

extern const char* const kBuiltInLanguages;
const char* const kBuiltInLanguages = "ko en";

} // namespace kkachi
