package dev.envlog.parser.statement;

import dev.envlog.grammar.EnvoyLogParser;
import java.util.Map;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;

/** Which entry rule of the grammar reads the messages of a logger. */
final class GrammarEntries {

    private GrammarEntries() {}

    static Map<String, Function<EnvoyLogParser, ParserRuleContext>> byLogger() {
        return Map.ofEntries(
                Map.entry("admin", EnvoyLogParser::adminMessage),
                Map.entry("assert", EnvoyLogParser::assertMessage),
                Map.entry("backtrace", EnvoyLogParser::backtraceMessage),
                Map.entry("cache_filter", EnvoyLogParser::cacheFilterMessage),
                Map.entry("client", EnvoyLogParser::clientMessage),
                Map.entry("config", EnvoyLogParser::configMessage),
                Map.entry("conn_handler", EnvoyLogParser::connHandlerMessage),
                Map.entry("connection", EnvoyLogParser::connectionMessage),
                Map.entry("ext_authz", EnvoyLogParser::extAuthzMessage),
                Map.entry("ext_proc", EnvoyLogParser::extProcMessage),
                Map.entry("filter", EnvoyLogParser::filterMessage),
                Map.entry("forward_proxy", EnvoyLogParser::forwardProxyMessage),
                Map.entry("grpc", EnvoyLogParser::grpcMessage),
                Map.entry("happy_eyeballs", EnvoyLogParser::happyEyeballsMessage),
                Map.entry("hc", EnvoyLogParser::hcMessage),
                Map.entry("http", EnvoyLogParser::httpMessage),
                Map.entry("http2", EnvoyLogParser::http2Message),
                Map.entry("jwt", EnvoyLogParser::jwtMessage),
                Map.entry("lua", EnvoyLogParser::luaMessage),
                Map.entry("main", EnvoyLogParser::mainMessage),
                Map.entry("misc", EnvoyLogParser::miscMessage),
                Map.entry("multi_connection", EnvoyLogParser::multiConnectionMessage),
                Map.entry("oauth2", EnvoyLogParser::oauth2Message),
                Map.entry("pool", EnvoyLogParser::poolMessage),
                Map.entry("rbac", EnvoyLogParser::rbacMessage),
                Map.entry("router", EnvoyLogParser::routerMessage),
                Map.entry("upstream", EnvoyLogParser::upstreamMessage),
                Map.entry("wasm", EnvoyLogParser::wasmMessage));
    }
}
