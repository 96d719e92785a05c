package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePathsTest {

    @ParameterizedTest
    @CsvSource({
        "source/common/http/conn_manager_impl.cc, source/common/http/conn_manager_impl.cc",
        "external/envoy/source/common/http/conn_manager_impl.cc, source/common/http/conn_manager_impl.cc",
        "./source/common/network/connection_impl.h, source/common/network/connection_impl.h",
        "bazel-out/k8-opt/bin/external/envoy/source/common/config/_virtual_includes/grpc_stream_lib/common/config/"
                + "grpc_stream.h, source/common/config/grpc_stream.h",
        "bazel-out/k8-opt/bin/source/extensions/common/wasm/_virtual_includes/wasm_hdr/extensions/common/wasm/wasm.h, "
                + "source/extensions/common/wasm/wasm.h",
        "bazel-out/k8-opt/bin/external/envoy/source/server/x.cc, source/server/x.cc",
        "server/server.cc, source/server/server.cc",
        "exe/main_common.cc, source/exe/main_common.cc",
        "/proc/self/cwd/source/common/router/router.cc, source/common/router/router.cc",
        "/proc/self/cwd/contrib/golang/filters/http/source/golang_filter.cc, "
                + "contrib/golang/filters/http/source/golang_filter.cc",
        "external/io_istio_proxy/source/extensions/filters/http/alpn/alpn_filter.cc, "
                + "source/extensions/filters/http/alpn/alpn_filter.cc",
        "contrib/kafka/filters/network/source/broker/filter.cc, contrib/kafka/filters/network/source/broker/filter.cc",
        "src/envoy/http/authn/http_filter.cc, src/envoy/http/authn/http_filter.cc",
        "external/proxy_wasm_cpp_host/src/wasm.cc, external/proxy_wasm_cpp_host/src/wasm.cc",
        "x/_virtual_includes/nothing_after, x/_virtual_includes/nothing_after",
    })
    void everySpellingComesToThePathInTheRepository(String printed, String path) {
        assertThat(SourcePaths.normalise(printed)).isEqualTo(path);
    }
}
