# Kernels for newer CPUs than the library is built for; the best that the CPU has is chosen at run
# time. Their files share no function with the rest that the linker could pick: see program.hpp.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  target_sources(ssi PRIVATE src/kernel_avx2.cpp src/kernel_avx512.cpp)
  target_compile_definitions(ssi PRIVATE SSI_HAVE_X86_KERNELS)
  set_source_files_properties(src/kernel_avx2.cpp PROPERTIES COMPILE_OPTIONS "-mavx2;-O3")
  set_source_files_properties(src/kernel_avx512.cpp PROPERTIES COMPILE_OPTIONS
    "-mavx512f;-mavx512bw;-mavx512vl;-mavx512dq;-mavx512vbmi;-mavx512vbmi2;-mavx512bitalg;-mprefer-vector-width=512;-O3")
endif()
