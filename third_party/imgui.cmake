# Dear ImGui 1.92.2b: draws, and knows no window system. Looked for in this order: the folder named
# by -DVITRINE_IMGUI_DIR, the archive in the user's cache, the archive of the machine's own Debian
# mirror (fetch-imgui.sh, two seconds), the upstream repository (a large clone).
#
# The target is imgui::core; windows, fingers and the OpenGL renderer are ours (platform).
set(VITRINE_IMGUI_DIR "" CACHE PATH "Folder with the sources of Dear ImGui 1.92.2b; empty: fetch")
set(IMGUI_SHA256 e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48)
set(IMGUI_COMMIT 45acd5e0e82f4c954432533ae9985ff0e1aad6d5) # upstream's tag v1.92.2b

function(find_imgui FOLDER)
    set(unpacked ${CMAKE_BINARY_DIR}/third_party/imgui-1.92.2b)
    if(VITRINE_IMGUI_DIR)
        set(${FOLDER} ${VITRINE_IMGUI_DIR} PARENT_SCOPE)
        return()
    endif()
    if(EXISTS ${unpacked}/imgui.h)
        set(${FOLDER} ${unpacked} PARENT_SCOPE)
        return()
    endif()
    set(cache $ENV{XDG_CACHE_HOME})
    if(NOT cache)
        set(cache $ENV{HOME}/.cache)
    endif()
    set(archive ${cache}/vitrine/imgui-1.92.2b.tar.xz)
    message(STATUS "Dear ImGui 1.92.2b: ${archive}, or else the Debian mirror of this machine")
    execute_process(COMMAND ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/fetch-imgui.sh ${archive}
        RESULT_VARIABLE refused)
    if(NOT refused)
        file(SHA256 ${archive} digest)
        if(NOT digest STREQUAL IMGUI_SHA256)
            message(FATAL_ERROR "Dear ImGui: ${archive} does not have the known sha256; delete it")
        endif()
        file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${CMAKE_BINARY_DIR}/third_party)
        set(${FOLDER} ${unpacked} PARENT_SCOPE)
        return()
    endif()
    message(STATUS "Dear ImGui: cloning upstream's repository (139 MB); "
        "-DVITRINE_IMGUI_DIR=FOLDER uses sources you have")
    include(FetchContent)
    FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git
        GIT_TAG ${IMGUI_COMMIT})
    FetchContent_MakeAvailable(imgui)
    set(${FOLDER} ${imgui_SOURCE_DIR} PARENT_SCOPE)
endfunction()

find_imgui(IMGUI_DIR)
file(STRINGS ${IMGUI_DIR}/imgui.h imgui_version REGEX "define IMGUI_VERSION +\"1\\.92\\.2b\"")
if(NOT imgui_version)
    message(FATAL_ERROR "Dear ImGui: ${IMGUI_DIR} does not hold version 1.92.2b")
endif()

find_package(Freetype REQUIRED)
add_library(imgui_core ${IMGUI_DIR}/imgui.cpp ${IMGUI_DIR}/imgui_draw.cpp
    ${IMGUI_DIR}/imgui_tables.cpp ${IMGUI_DIR}/imgui_widgets.cpp
    ${IMGUI_DIR}/misc/freetype/imgui_freetype.cpp)
target_compile_definitions(imgui_core PUBLIC IMGUI_USER_CONFIG="imgui_config.h")
target_include_directories(imgui_core SYSTEM PUBLIC ${IMGUI_DIR} ${IMGUI_DIR}/misc/freetype
    ${CMAKE_CURRENT_LIST_DIR})
target_compile_options(imgui_core PRIVATE -O2) # drawing in a debug build must not feel slow
target_link_libraries(imgui_core PRIVATE Freetype::Freetype)
add_library(imgui::core ALIAS imgui_core)
