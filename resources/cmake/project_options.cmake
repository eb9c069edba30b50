# Compile and link flags shared by every target of ours.
add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_compile_options(project_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wno-sign-conversion -Wno-missing-field-initializers -fno-strict-aliasing
  # GCC 12 sees overlaps in std::string's own copies where there are none (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${KKACHI_WERROR}>:-Werror>)
target_compile_definitions(project_options INTERFACE
  _GLIBCXX_ASSERTIONS
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH
  QT_NO_KEYWORDS
  KKACHI_VERSION="${PROJECT_VERSION}")
target_include_directories(project_options INTERFACE ${PROJECT_SOURCE_DIR}/core ${PROJECT_SOURCE_DIR})

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  target_link_options(project_options INTERFACE -fuse-ld=mold)
endif()
