// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.inprocess;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.JsonPlaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What becomes of the JSON of an answer, of a webhook's message and of a request, beside an {@code
 * ObjectMapper}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonBenchmark {

    private static final String ENTRY =
            "{\"name\":\"field %d\",\"page_number\":1,\"x\":100.5,\"y\":200.25,\"required\":true,\"value\":\"Zürich, am See\"}";

    /** Bytes of the text. */
    @Param({"2000", "100000"})
    public int size;

    private final ObjectMapper jackson = new ObjectMapper();
    private final Json json = new Json(null);
    private final JsonPlaces places = JsonPlaces.of(List.of("/id", "/data/id"));
    private byte[] text;
    private Map<String, Object> map;

    @Setup
    public void text() throws IOException {
        String entries =
                IntStream.rangeClosed(1, size / 105)
                        .mapToObj(ENTRY::formatted)
                        .collect(Collectors.joining(",", "[", "]"));
        text =
                ("{\"id\":\"e1\",\"status\":\"sent\",\"fields\":" + entries + "}")
                        .getBytes(StandardCharsets.UTF_8);
        map = Json.readMessage(text);
    }

    /** An answer that the route gets as a Map. */
    @Benchmark
    public Object answer() throws IOException {
        return json.read(text);
    }

    @Benchmark
    public Object answerByJackson() throws IOException {
        return jackson.readValue(text, Map.class);
    }

    /** The ids of an answer that the route gets as text or stream. */
    @Benchmark
    public Object ids() throws IOException {
        return json.read(text, places);
    }

    @Benchmark
    public Object idsByJackson() throws IOException {
        return jackson.readTree(text).at("/id").textValue();
    }

    /** A webhook's message, which anybody may have sent. */
    @Benchmark
    public Object message() throws IOException {
        return Json.readMessage(text);
    }

    /** A request of the Map that the route sends. */
    @Benchmark
    public Object request() {
        return json.write(map);
    }

    @Benchmark
    public Object requestByJackson() throws IOException {
        return jackson.writeValueAsBytes(map);
    }
}
