# Builds and runs tests/package/consumer with the package.
import os

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, cmake_layout


class SsiTest(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps", "CMakeToolchain"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    def build(self):
        shared = self.dependencies["ssi"].options.shared
        cmake = CMake(self)
        cmake.configure(
            variables={"CONSUMER_EXPECTS": "SHARED_LIBRARY" if shared else "STATIC_LIBRARY"},
            build_script_folder="../../../tests/package/consumer",
        )
        cmake.build()

    def test(self):
        if can_run(self):
            self.run(os.path.join(self.cpp.build.bindir, "consumer"), env="conanrun")
