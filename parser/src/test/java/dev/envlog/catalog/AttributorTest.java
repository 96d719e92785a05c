package dev.envlog.catalog;

import static dev.envlog.catalog.ComponentEvidence.LOGGER;
import static dev.envlog.catalog.ComponentEvidence.MESSAGE;
import static dev.envlog.catalog.ComponentEvidence.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributorTest {

    private static void check(Attribution found, @Nullable String name, @Nullable ComponentEvidence by) {
        Component component = found.component();
        assertThat(component == null ? null : component.name()).isEqualTo(name);
        assertThat(found.by()).isEqualTo(by);
    }

    private static Attribution bare(String logger, @Nullable String event, String message) {
        return Attributor.shared().attribute(null, logger, event, message);
    }

    @ParameterizedTest
    @CsvSource({
        "external/envoy/source/common/http/filter_manager.cc, envoy.filters.network.http_connection_manager",
        "source/common/router/upstream_request.cc, envoy.filters.http.router",
        "source/common/router/rds_impl.cc, xds",
        // up to 1.6
        "source/common/http/filter/lua/lua_filter.cc, envoy.filters.http.lua",
        "source/common/http/filter/fault_filter.cc, envoy.filters.http.fault",
        "source/common/grpc/grpc_web_filter.cc, envoy.filters.http.grpc_web",
        "source/common/filter/tcp_proxy.cc, envoy.filters.network.tcp_proxy",
        "source/common/network/apple_dns_impl.cc, envoy.network.dns_resolver.apple",
        "source/common/upstream/cds_subscription.cc, xds",
        "source/common/filter/config_discovery_impl.cc, xds",
        "source/common/mongo/proxy.cc, envoy.filters.network.mongo_proxy",
        "source/common/http/http1/codec_impl.cc, http codec",
        "source/common/http/http1/conn_pool.cc, connection pool",
        "source/common/http/codec_client.cc, codec client",
        "./source/common/network/connection_impl.h, connection",
        "source/extensions/transport_sockets/tls/ssl_socket.cc, envoy.transport_sockets.tls",
        "source/common/tls/cert_validator/default_validator.cc, envoy.transport_sockets.tls",
        "source/server/connection_handler_impl.cc, connection handler",
        "source/common/listener_manager/active_tcp_listener.cc, connection handler",
        "source/server/lds_api.cc, listener",
        "source/extensions/config_subscription/rest/http_subscription_impl.cc, envoy.config_subscription.rest",
        "source/extensions/config_subscription/filesystem/filesystem_subscription_impl.cc, xds",
        "source/common/upstream/eds.cc, envoy.clusters.eds",
        "source/common/upstream/cluster_manager_impl.cc, cluster manager",
        "source/extensions/filters/http/jwt_authn/filter.cc, envoy.filters.http.jwt_authn",
        "source/extensions/filters/http/a_new_one/filter.cc, envoy.filters.http.a_new_one",
        "source/extensions/filters/udp/udp_proxy/udp_proxy_filter.cc, envoy.filters.udp_listener.udp_proxy",
        "source/extensions/filters/udp/dns_filter/dns_parser.cc, envoy.filters.udp.dns_filter",
        "source/extensions/filters/network/thrift_proxy/router/router_impl.cc, envoy.filters.thrift.router",
        "source/extensions/filters/common/rbac/matchers/upstream_ip_port.cc, envoy.rbac.matchers.upstream_ip_port",
        "source/extensions/filters/common/lua/lua.cc, envoy.filters.http.lua",
        "source/extensions/compression/gzip/decompressor/zlib_decompressor_impl.cc, "
                + "envoy.compression.gzip.decompressor",
        "contrib/mysql_proxy/filters/network/source/mysql_filter.cc, envoy.filters.network.mysql_proxy",
        "contrib/kafka/filters/network/source/mesh/filter.cc, envoy.filters.network.kafka_mesh",
        "source/extensions/filters/http/alpn/alpn_filter.cc, istio.alpn",
        "src/envoy/tcp/metadata_exchange/metadata_exchange.cc, istio.metadata_exchange",
        "contrib/istio/filters/http/peer_metadata/source/filter.cc, envoy.filters.http.peer_metadata",
    })
    void theSourcePathDecides(String path, String name) {
        check(Attributor.shared().attribute(path, "misc", null, "any text"), name, SOURCE);
    }

    @Test
    void aSharedLibraryLeavesItToTheMessage() {
        Attribution found = Attributor.shared()
                .attribute(
                        "source/extensions/filters/http/common/stream_rate_limiter.cc",
                        "filter",
                        null,
                        "StreamRateLimiter <Ctor>: fill_interval=50ms initial_tokens=1 max_tokens=2");

        check(found, null, null);
    }

    @Test
    void aHostilePathNamesNothing() {
        Attribution found = Attributor.shared()
                .attribute("source/extensions/filters/http/\u001b[2J/x.cc", "filter", null, "any text");

        check(found, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "connection, reverse_tunnel: obtaining reverse connection stats",
        "connection, reverse_tunnel: collected 3 stats for dispatcher 'worker_0'",
        "cache_filter, open file failed: no such file",
        "filter, 'set decoder buffer limit to 8192 bytes'",
        "filter, not a complete msg",
    })
    void whatSeveralComponentsSayThroughOneLoggerIsNobodys(String logger, String message) {
        String event =
                Objects.requireNonNull(Catalog.shared().find(logger, message)).name();

        check(bare(logger, event, message), null, null);
        assertThat(Attributor.shared().choices(event)).hasSizeGreaterThan(1);
    }

    @Test
    void withFineGrainLoggingTheFileIsTheLogger() {
        check(bare("source/common/upstream/maglev_lb.cc", null, "any text"), "load balancer", SOURCE);
    }

    @ParameterizedTest
    @CsvSource({
        "filter, new tcp proxy session, envoy.filters.network.tcp_proxy",
        "filter, 'tls:onServerName(), requestedServerName: a.b', envoy.filters.listener.tls_inspector",
        "filter, original_dst: new connection accepted, envoy.filters.listener.original_dst",
        "filter, override with 2 ALPNs, istio.alpn",
        "filter, 'ext_authz filter is buffering the request', envoy.filters.http.ext_authz",
        "http, new stream, envoy.filters.network.http_connection_manager",
        "http, async http request response trailers:, async client",
        "http, 'completed header: key=a value=b', http codec",
        "connection, 'remote address:10.0.0.1:80,TLS_error:|1', envoy.transport_sockets.tls",
        "config, begin add/update listener: name=a hash=1, listener",
        "config, gRPC config for x accepted with 3 resources with version 1, xds",
        "upstream, no healthy host for HTTP connection pool, cluster manager",
        "upstream, 'cds: add 3 cluster(s), remove 0 cluster(s)', xds",
        "upstream, Created host 10.0.0.1:80., envoy.clusters.original_dst",
        "misc, Allocating TCP conn pool, cluster manager",
        "main, new connection, connection handler",
        "router, Attached upstream connection [C2] to downstream connection [C1], envoy.filters.network.tcp_proxy",
        "rbac, checking connection: requestedServerName: a, envoy.filters.network.rbac",
        "config, '    name: envoy.filters.network.tcp_proxy', listener",
        "config, '      name: envoy.filters.http.upstream_codec', envoy.filters.network.http_connection_manager",
        "config, '  config: {\"@type\":\"type.googleapis.com/envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector\"}', "
                + "listener",
        "config, '    http filter #0', envoy.filters.network.http_connection_manager",
        "config, StreamAggregatedResources gRPC config stream closed: 14, xds",
        "config, Filesystem config refresh for /etc/envoy/lds.yaml, xds",
        "config, REST update for /v3/discovery:clusters failed, envoy.config_subscription.rest",
        "http, LoadShedPoint envoy.load_shed_points.hcm_ondata_creating_codec is not found. Is it configured?, "
                + "envoy.filters.network.http_connection_manager",
        "http, LoadShedPoint envoy.load_shed_points.http1_server_abort_dispatch is not found. Is it configured?, "
                + "http codec",
        "misc, LoadShedPoint envoy.load_shed_points.tcp_listener_accept is not found. Is it configured?, listener",
        "filter, 'Called Mixer::Filter : decodeHeaders', mixer",
        "filter, 'Called tcp filter onRead bytes: 12', mixer",
        "filter, Trying to consume peer metadata from the data stream, envoy.filters.network.peer_metadata",
        "filter, 'Duplicate peer metadata, skipping', envoy.filters.http.peer_metadata",
        "filter, 'geoip: no geolocation data found', envoy.filters.network.geoip",
        "filter, rejecting non-A2A traffic, envoy.filters.http.a2a",
        "upstream, 'HdsDelegate stream/connection failure, will retry in 20 ms.', health checker",
        "io, 'reverse_tunnel: close() called for fd: 12', envoy.bootstrap.reverse_tunnel.upstream_socket_interface",
        "kafka, 'Kafka codec: new request from downstream client', envoy.generic_proxy.codecs.kafka",
        "filter, 'Adjusted content-length: 5 -> 6', envoy.filters.http.mcp_router",
        "config, 'fetch oci image from [uri = oci://a/b:1]: start', wasm",
        "upstream, 'composite cluster: unknown retry overflow behavior, failing', envoy.clusters.composite",
        "ext_proc, 'Closing connection: a, close_type: 1', envoy.filters.network.ext_proc",
        "golang, 'onPoolReady, addr: 10.0.0.1:80', envoy.filters.network.golang",
        "upstream, 'Constructing DNS resolver', envoy.network.dns_resolver.apple",
        "connection, 'reverse_tunnel: no thread local slot', "
                + "envoy.bootstrap.reverse_tunnel.downstream_socket_interface",
        "io, 'reverse_tunnel: accept() was called', envoy.bootstrap.reverse_tunnel.downstream_socket_interface",
        "io, 'reverse_tunnel: lost the acceptor', envoy.bootstrap.reverse_tunnel.upstream_socket_interface",
        "io, 'RpingInterceptor: closing', envoy.bootstrap.reverse_tunnel",
        "connection, 'reverse_tunnel: sent RPING to 5', envoy.bootstrap.reverse_tunnel",
        "upstream, 'reverse_connection: no host', envoy.clusters.reverse_connection",
        "client, reconnect attempt scheduled for 50 ms, envoy.access_loggers.fluentd",
        "filter, Aggregating templates from backend 'a', envoy.filters.http.mcp_router",
        "filter, 'Failed to read the MCP tool list', envoy.filters.http.mcp_json_rest_bridge",
        "filter, 'encodeData: data size=5 end_stream=false', envoy.filters.http.proto_message_extraction",
        "config, 'failed to read the OCI manifest [uri = a]', wasm",
        "misc, Unexpected format in linux cgroup v3 cpu.max file /a, envoy.resource_monitors.cpu_utilization",
        "dynamic_modules, failed to update in-module load balancer, envoy.load_balancing_policies.dynamic_modules",
        "ai_protocol_manager, 'transcoder: gave up', envoy.http.ai_filters.transcoder",
        "aws, Generating new AWS IAM authentication token, envoy.filters.network.redis_proxy",
        "config, 'cilium.bpf_metadata (ingress): something new', cilium.bpf_metadata",
        "misc, 'cilium.tls_wrapper: something new', cilium.tls_wrapper",
        "filter, 'cilium.ipcache: something new', cilium",
        "filter, misdirected request for host 'a.b'; returning 421, istio.misdirected_request",
    })
    void inASharedLoggerTheMessageDecides(String logger, String message, @Nullable String name) {
        check(bare(logger, null, message), name, name == null ? null : MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "filter, error parsing a field of the next release, envoy.filters.network.mysql_proxy",
        "http2, Transcoding a thing of the next release, envoy.filters.http.grpc_json_transcoder",
        "upstream, a new word about aggregate cluster a, envoy.clusters.aggregate",
        "upstream, the cds of the next release: add 3 cluster(s), xds",
        "config, a new word about an existing listener, listener",
        "connection, Dubbo codec: a new word, envoy.generic_proxy.codecs.dubbo",
        "tracing, OTLP HTTP exporter: a new word, envoy.tracers.opentelemetry",
        "thrift, upstream is new here, envoy.filters.thrift.router",
    })
    void aRewordedStatementIsToldByItsTellingWord(String logger, String message, String name) {
        check(bare(logger, null, message), name, MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "pool, connection pool",
        "client, codec client",
        "router, envoy.filters.http.router",
        "rbac, envoy.filters.http.rbac",
        "jwt, envoy.filters.http.jwt_authn",
        "conn_handler, connection handler",
        "connection, connection",
        "main, main",
        "dns, dns",
        // What io_uring says; sockets in user space are known by their words.
        "io, connection",
    })
    void aLoggerOfItsOwnDecidesForUnknownText(String logger, String name) {
        check(bare(logger, null, "a text nobody has ever seen"), name, LOGGER);
    }

    @ParameterizedTest
    @CsvSource({"filter", "http", "config", "upstream", "misc", "kafka", "a_logger_of_the_future"})
    void unknownTextInASharedLoggerStaysUnknown(String logger) {
        check(bare(logger, null, "a text nobody has ever seen"), null, null);
    }

    @Test
    void withoutLoggerAndSourceNothingIsKnown() {
        check(Attributor.shared().attribute(null, null, null, "new stream"), null, null);
    }

    @Test
    void theRecognisedEventDecidesBeforeTheWords() {
        check(bare("http", "http.codec_body", "body size=3"), "http codec", MESSAGE);
        check(bare("filter", "filter.mx_not_found", "any text"), "istio.metadata_exchange", MESSAGE);
        check(bare("router", "router.pool_ready", "pool ready"), "envoy.filters.http.router", LOGGER);
        check(bare("router", "router.attached", "any text"), "envoy.filters.network.tcp_proxy", MESSAGE);
    }

    @Test
    void anEventOfTheCatalogueIsAttributedByItsText() {
        String message = "EDS hosts or locality weights changed for cluster: a current hosts 2 priority 0";

        check(bare("upstream", "upstream.eds_changed", message), "envoy.clusters.eds", MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "filter, 'connection_limit: a text of the next release', envoy.filters.network.connection_limit",
        "filter, 'Generic proxy: send 3 bytes to client, complete: true', envoy.filters.network.generic_proxy",
        "filter, 'CompressorFilter::encodeHeaders', envoy.filters.http.compressor",
        "filter, 'Called ProtoApiScrubber Filter of the next release', envoy.filters.http.proto_api_scrubber",
        "filter, 'bandwidth_limit <decode data>: x', envoy.filters.http.bandwidth_limit",
        "filter, 'header_mutation filter has nothing to do', envoy.filters.http.header_mutation",
        "misc, 'set_metadata: no namespace', envoy.filters.http.set_metadata",
        "http2, 'file_system_buffer: a text of the next release', envoy.filters.http.file_system_buffer",
    })
    void aLineThatBeginsWithTheNameOfAFilterIsItsOwn(String logger, String message, String name) {
        check(bare(logger, null, message), name, MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "filter, 'router: several extensions are called so'",
        "filter, 'rbac: of connections or of requests'",
        "filter, 'a request for connection_limit: its value names a filter'",
        "filter, 'cors filters are many'",
        "filter, ':'",
        "filter, ' '",
        "config, 'buffer: the memory, or the filter'",
    })
    void aWordThatIsNoFiltersOwnNameTellsNothing(String logger, String message) {
        check(bare(logger, null, message), null, null);
    }

    @Test
    void aFiltersOwnLoggerIsNotTakenAwayByWordsOfAnother() {
        check(bare("mcp", null, "any text"), "envoy.filters.http.mcp", LOGGER);
        check(bare("jwt", null, "connection_limit: x"), "envoy.filters.http.jwt_authn", LOGGER);
    }

    @Test
    void aLoggerOfALaterReleaseMayBeNamedAfterItsFilter() {
        check(bare("api_key_auth", null, "any text"), "envoy.filters.http.api_key_auth", LOGGER);
    }

    @Test
    void someStatementsLeaveAChoice() {
        Attributor attributor = Attributor.shared();

        assertThat(attributor.choices("rbac.enforced_denied").stream().map(Component::name))
                .containsExactlyInAnyOrder("envoy.filters.http.rbac", "envoy.filters.network.rbac");
        assertThat(attributor.choices("rbac.checking_request")).isEmpty();
        assertThat(attributor.choices(null)).isEmpty();
        assertThat(attributor.isChoice(attributor.byName("envoy.filters.network.rbac")))
                .isTrue();
        assertThat(attributor.isChoice(attributor.byName("envoy.filters.http.router")))
                .isFalse();
        assertThat(attributor.isChoice(null)).isFalse();
    }
}
