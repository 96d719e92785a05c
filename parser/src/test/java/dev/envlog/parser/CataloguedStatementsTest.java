package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of the statements that are only named: a few for each filter and each part of the core. */
class CataloguedStatementsTest {

    private static Event read(String logger, String message) {
        return Events.only("[2024-05-10 09:00:00.123][12][debug][" + logger + "] [C7] " + message + "\n");
    }

    private static String fields(Event event) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < event.fieldCount(); i++) {
            fields.append(i == 0 ? "" : ", ")
                    .append(event.fieldName(i))
                    .append('=')
                    .append(event.fieldValue(i));
        }
        return fields.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // Old wordings, and loggers of old
                "backtrace ~ Backtrace thr<2186> obj</usr/local/bin/envoy> (If unsymbolized, use tools/stack_decode.py): "
                        + "~ backtrace.object ~ thread=2186, object=/usr/local/bin/envoy",
                "upstream ~ gRPC mux subscribe for type.googleapis.com/envoy.api.v2.Cluster "
                        + "~ upstream.xds_watch ~ type_url=type.googleapis.com/envoy.api.v2.Cluster",
                "upstream ~ No stream available to sendDiscoveryRequest for a.b/Cluster "
                        + "~ upstream.xds_no_stream ~ type_url=a.b/Cluster",
                "connection ~   service_accont: a@b ~ connection.tsi_peer_account ~ account=a@b",
                "io ~ setNewDataAvailable on socket 0x7f01 ~ io.to_socket ~ handle=0x7f01",
                // Listener filters
                "filter ~ proxy_protocol: Storing parsed TLV of type 2 to filter state. "
                        + "~ filter.proxy_protocol_storing_parsed_tlv ~ type=2",
                "filter ~ local_rate_limit: rate limiting socket. remote address: 10.0.0.1:4 "
                        + "~ filter.l_local_rl_rate_limit_rate ~ address=10.0.0.1:4",
                "filter ~ tls:createJA3Hash(), hash: abc ~ filter.tls_inspector_create_ja_3_hash_hash ~ hash=abc",
                // Network filters
                "filter ~ echo: got 12 bytes ~ filter.echo_got_bytes ~ bytes=12",
                "filter ~ sni_cluster: new connection with server name a.b "
                        + "~ filter.sni_cluster_new_connection_server ~ server_name=a.b",
                "filter ~ mysql_proxy: parsing message, seq 1, len 33 "
                        + "~ filter.mysql_parsing_message_seq_len ~ sequence=1, bytes=33",
                "filter ~ ext_proc: received 5 bytes of data, end stream=true "
                        + "~ filter.net_ext_proc_received ~ bytes=5, end_stream=true",
                "thrift ~ cluster 'shop' match for method 'buy' "
                        + "~ thrift.router_cluster_match_method ~ cluster=shop, method=buy",
                "dubbo ~ dubbo router: no cluster match for interface 'a.B' "
                        + "~ dubbo.router_no_cluster_match_interface ~ interface=a.B",
                "redis ~ splitting '[\"get\", \"a\"]' ~ redis.splitting ~ request=[\"get\", \"a\"]",
                "mongo ~ mongo decoding error: too short ~ mongo.decoding_error ~ error=too short",
                // HTTP filters
                "ext_proc ~ Traffic direction INBOUND: 200 ms timer enabled "
                        + "~ ext_proc.traffic_direction_ms_timer_enabled ~ direction=INBOUND, timeout_ms=200",
                "ext_proc ~ Header x-a may not be modified per rules ~ ext_proc.header_may_not_modified_per ~ header=x-a",
                "jwt ~ Code: 401 Message: no key ~ jwt.code_message ~ status=401, message=no key",
                "lua ~ definition for 'envoy_on_response' not found in script "
                        + "~ lua.definition_not_found_script ~ function=envoy_on_response",
                "oauth2 ~ Responding with 401 Unauthorized. Cause: CSRF token validation failed "
                        + "~ oauth2.unauthorized ~ reason=CSRF token validation failed",
                "forward_proxy ~ main thread resolve complete for host 'a.b:443': [10.0.0.1:443] "
                        + "~ forward_proxy.main_thread_resolve_complete_host ~ host=a.b:443, addresses=[10.0.0.1:443]",
                "rbac ~ UpstreamIpPort matcher for port range: 80, 90 evaluated to: true "
                        + "~ rbac.upstream_ip_port_matcher_port ~ first=80, last=90",
                "cache_filter ~ created cache file /tmp/x ~ cache_filter.fs_created_cache_file ~ file=/tmp/x",
                "credential_injector ~ Failed to get credential: timeout ~ credential_injector.get_failed ~ reason=timeout",
                "json_to_metadata ~ Request body is too large. buffer_size 9 buffer_limit 8 "
                        + "~ json_to_metadata.body_too_large ~ bytes=9, limit=8",
                "geolocation ~ Geoip filter: configured header 'x-ip' is missing from request "
                        + "~ geolocation.header_missing ~ header=x-ip",
                "golang ~ golang filter decodeHeaders, state: 1, phase: 2, end_stream: true "
                        + "~ http.golang_decode_headers_state_phase ~ state=1, phase=2, end_stream=true",
                // The core
                "config ~ begin add/update listener: name=in hash=5 ~ config.listener_update ~ listener=in, hash=5",
                "upstream ~ cm odcds: cluster shop not found during on-demand discovery "
                        + "~ upstream.odcds_not_found ~ cluster=shop",
                "pool ~ HTTP/3 is broken to host 'a.b:443', skipping. "
                        + "~ pool.http3_broken_host_skipping ~ host=a.b:443",
                "http2 ~ Stream 5 buffering decodeData() call. ~ http2.stream_buffering_decode_data_call ~ h2_stream=5",
                "connection ~ Failed writing CONNECT header. write error: 32 "
                        + "~ connection.http_11_proxy_failed_writing ~ error=32",
                "quic_stream ~ encodeData (end_stream=true) of 3 bytes. "
                        + "~ quic_stream.encode_data_end_stream_bytes ~ end_stream=true, bytes=3",
                "dns ~ dns resolution for a.b started ~ dns.resolution_started ~ host=a.b",
                "main ~ Skipping initialization of secondary cluster: shop "
                        + "~ main.skipping_initialization_secondary ~ cluster=shop",
            })
    void haveANameAndFields(String logger, String message, String name, String fields) {
        Event event = read(logger, message);

        assertThat(event.event()).isEqualTo(EventKind.CATALOGUED);
        assertThat(event.eventName()).isEqualTo(name);
        assertThat(fields(event)).isEqualTo(fields);
    }

    @Test
    void aFieldStandsBehindLettersOfSeveralBytes() {
        Event event = read("forward_proxy", "host 'bücher.example' address has changed from ä to 10.0.0.2:1");

        assertThat(fields(event)).isEqualTo("host=bücher.example, old_address=ä, address=10.0.0.2:1");
    }

    @Test
    void aFieldIsFoundByItsName() {
        assertThat(read("upstream", "removing cluster shop").field("cluster")).isEqualTo("shop");
        assertThat(read("upstream", "removing cluster shop").field("host")).isNull();
    }

    @Test
    void numbersOfOtherLengthsMoveTheFields() {
        Events events = Events.of("""
                [2024-05-10 09:00:00.123][12][debug][filter] echo: got 12 bytes
                [2024-05-10 09:00:00.124][12][debug][filter] echo: got 1234 bytes
                [2024-05-10 09:00:00.125][12][debug][filter] echo: got 7 bytes
                """);

        assertThat(events.list().stream().map(event -> event.field("bytes"))).containsExactly("12", "1234", "7");
    }
}
