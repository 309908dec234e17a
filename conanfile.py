# The Conan recipe. `conan create .`, or with what Debian 12 has instead of Conan Center's packages:
#
#     conan create . --profile:all packaging/conan/debian-12.profile
import re
from pathlib import Path

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, rmdir


class SsiRecipe(ConanFile):
    name = "ssi"
    description = "An open Social Selling Index: scoring, ranking and explaining members"
    license = "MIT"
    topics = ("social-selling-index", "scoring", "ranking")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "command": [True, False]}
    default_options = {"shared": False, "command": False}
    exports_sources = (
        "CMakeLists.txt",
        "LICENSE",
        "README.md",
        "cmake/*",
        "include/*",
        "packaging/*",
        "src/*",
        "tools/*",
    )
    test_package_folder = "packaging/conan/test_package"

    def set_version(self):
        header = Path(self.recipe_folder, "include/ssi/version.hpp").read_text(encoding="utf-8")
        self.version = ".".join(re.findall(r"#define SSI_VERSION_[A-Z]+ ([0-9]+)", header))

    def validate(self):
        if self.settings.os != "Linux":
            raise ConanInvalidConfiguration("ssi is for Linux")
        check_min_cppstd(self, 20)

    def requirements(self):
        self.requires("spdlog/[>=1.10 <2]")
        self.requires("zlib/[>=1.2.11 <2]")
        self.requires("libzip/[>=1.7 <2]")
        # Headers alone, of which none shows in those of ssi.
        for private in (
            "boost/[>=1.74 <2]",
            "kainjow-mustache/[>=4.1 <5]",
            "nlohmann_json/[>=3.11 <4]",
            "tomlplusplus/[>=3.3 <4]",
            "xxhash/[>=0.8.1 <1]",
        ):
            self.requires(private, visible=False, libs=False)
        if self.options.command:
            self.requires("cli11/[>=2.1 <3]", visible=False, libs=False)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["SSI_BUILD_COMMAND"] = bool(self.options.command)
        for part in ("C", "TESTS", "BENCHMARKS", "EXAMPLES"):
            toolchain.cache_variables[f"SSI_BUILD_{part}"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder, "licenses"))
        rmdir(self, Path(self.package_folder, "share", "doc"))

    def package_info(self):
        self.cpp_info.libs = ["ssi"]
        if not self.options.shared:
            self.cpp_info.defines = ["SSI_STATIC_DEFINE"]
            self.cpp_info.system_libs = ["pthread"]
        # CMake uses the files that ssi installs itself.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["lib/cmake/ssi"]
