package dev.envlog.cli.dump;

import dev.envlog.catalog.FilterNames;
import dev.envlog.config.Filter;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.config.NetworkFilter;
import dev.envlog.config.TcpProxy;
import dev.envlog.config.WeightedCluster;
import java.util.List;

/** Reads network filters; two of them in full. */
final class NetworkFilterReader {

    private NetworkFilterReader() {}

    static NetworkFilter filter(Tree tree) {
        Filter filter = FilterReader.filter(tree);
        Tree config = FilterReader.config(tree).value();
        return switch (filter.component()) {
            case FilterNames.CONNECTION_MANAGER -> http(filter, config);
            case FilterNames.TCP_PROXY -> tcp(filter, config);
            default -> new NetworkFilter.Other(filter);
        };
    }

    private static HttpConnectionManager http(Filter filter, Tree config) {
        Tree inline = config.get("route_config");
        return new HttpConnectionManager(
                filter,
                config.get("stat_prefix").text(""),
                config.get("http_filters").list().stream()
                        .map(FilterReader::filter)
                        .toList(),
                config.at("rds.route_config_name").text(),
                inline.isMissing() ? null : RouteReader.configuration(inline),
                config.get("stream_idle_timeout").duration(),
                config.get("request_timeout").duration());
    }

    private static TcpProxy tcp(Filter filter, Tree config) {
        String cluster = config.get("cluster").text();
        List<WeightedCluster> clusters = cluster != null
                ? List.of(new WeightedCluster(cluster, 1))
                : RouteReader.weighted(config.get("weighted_clusters"));
        return new TcpProxy(
                filter,
                config.get("stat_prefix").text(""),
                clusters,
                config.get("idle_timeout").duration(),
                config.get("max_connect_attempts").integer());
    }
}
