// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.internal.uri.EndpointOptions;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * A component in whose URIs a secret is what stands there, letter by letter, and whose endpoints
 * show none.
 */
public abstract class SecretOptionsComponent extends HealthCheckComponent {

    /**
     * The secrets of a URI.
     *
     * @param component the one on which they can be set instead
     * @param names of the options
     */
    public record Secrets(String component, Set<String> names) {}

    /** The options of a URI that are secret. */
    protected abstract Secrets secrets(String uri) throws URISyntaxException;

    /**
     * Makes an endpoint.
     *
     * @param uri as it is written
     * @param shown as the endpoint shows it
     * @param parameters loses those that are known
     */
    protected abstract Endpoint createEndpoint(
            String uri, String shown, String remaining, Map<String, Object> parameters)
            throws Exception;

    final OptionBinding binding(String uri) throws URISyntaxException {
        return new OptionBinding(
                getCamelContext(), getDefaultName(), getEndpointPropertyConfigurer(), secrets(uri));
    }

    /** As it is written, so that the options can be read letter by letter. */
    @Override
    public final boolean useRawUri() {
        return true;
    }

    @Override
    protected final boolean resolveRawParameterValues() {
        return false; // that is done where the options are read
    }

    @Override
    public Endpoint createEndpoint(String uri, Map<String, Object> properties) throws Exception {
        OptionBinding binding = binding(uri);
        binding.requireWhole(uri);
        Map<String, Object> options = new HashMap<>(binding.read(uri));
        if (properties != null) {
            options.putAll(properties);
        }
        try {
            return super.createEndpoint(EndpointOptions.withoutControls(uri), options);
        } catch (NoSuchEndpointException e) {
            throw e;
        } catch (Exception e) {
            throw binding.masked(uri, e);
        }
    }

    @Override
    protected final Endpoint createEndpoint(
            String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OptionBinding binding = binding(uri);
        parameters.values().removeIf(EndpointOptions::isAbsent);
        String shown = EndpointHelper.normalizeEndpointUri(binding.masked(uri));
        Endpoint endpoint =
                createEndpoint(
                        uri, UnsafeUriCharactersEncoder.encode(shown), remaining, parameters);
        if (!parameters.isEmpty()) {
            binding.refuseCut(uri, "");
        }
        return endpoint;
    }

    /**
     * The secrets of an endpoint behind {@code webhook:}, which has changed letters in them.
     *
     * @param uri that it has made for the endpoint
     */
    protected final Map<String, Object> secretsOfDelegate(String uri) throws URISyntaxException {
        return binding(uri).readSecretsOfDelegate(uri);
    }
}
