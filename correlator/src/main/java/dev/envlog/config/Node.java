package dev.envlog.config;

import org.jspecify.annotations.Nullable;

/**
 * Whose configuration a dump is ({@code bootstrap.node}).
 *
 * @param id as the control plane knows it; Istio's is {@code sidecar~IP~POD.NAMESPACE~NAMESPACE.svc.cluster.local}
 * @param cluster local service cluster, null if not set
 * @param name metadata {@code NAME}, which Istio sets to the pod's name; else null
 * @param namespace metadata {@code NAMESPACE}, null if not set
 * @param version of Envoy: {@code 1.26.0}; null if the dump does not tell
 */
public record Node(
        String id,
        @Nullable String cluster,
        @Nullable String name,
        @Nullable String namespace,
        @Nullable String version) {}
