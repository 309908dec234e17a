# What scripts/install-dependencies.sh installs on Debian 12, instead of Conan Center's packages.
[settings]
os=Linux
arch={{ platform.machine() | replace("aarch64", "armv8") }}
compiler=gcc
compiler.version=12
compiler.libcxx=libstdc++11
compiler.cppstd=20
build_type=Release

[platform_requires]
boost/1.74.0
cli11/2.1.2
kainjow-mustache/4.1
libzip/1.7.3
nlohmann_json/3.11.2
spdlog/1.10.0
tomlplusplus/3.3.0
xxhash/0.8.1
zlib/1.2.13
