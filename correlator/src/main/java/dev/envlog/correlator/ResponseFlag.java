package dev.envlog.correlator;

/**
 * The response flags that the rules conclude from the course of a request ({@code envoy/stream_info/stream_info.h}); what details and
 * reset reasons say, and an access-log line, may be any other.
 */
enum ResponseFlag {
    DC,
    DI,
    DPE,
    DT,
    NC,
    NR,
    SI,
    UF,
    UH,
    UO,
    URX,
    UT
}
