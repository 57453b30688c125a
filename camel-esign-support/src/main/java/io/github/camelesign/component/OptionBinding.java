// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.component.SecretOptionsComponent.Secrets;
import io.github.camelesign.internal.call.NearestName;
import io.github.camelesign.internal.uri.EndpointOptions;
import io.github.camelesign.internal.uri.EndpointOptions.Literal;
import io.github.camelesign.internal.uri.MaskedEndpointException;
import io.github.camelesign.internal.uri.MaskedUri;
import io.github.camelesign.internal.uri.UnknownOptionException;
import io.github.camelesign.spi.Operation;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.LanguageSupport;

/** Reads the options of endpoints and refuses those that cannot be meant. */
final class OptionBinding {

    private final CamelContext context;
    private final PropertyConfigurer configurer;
    private final Set<String> known;
    private final Set<String> secretNames;
    private final String secretsOwner;
    private final EndpointOptions options;

    OptionBinding(
            CamelContext context, String scheme, PropertyConfigurer configurer, Secrets secrets) {
        EndpointUriFactory factory =
                context.getCamelContextExtension().getEndpointUriFactory(scheme);
        this.context = context;
        this.configurer = configurer;
        this.known = factory.propertyNames();
        this.secretNames = secrets.names();
        this.secretsOwner = secrets.component();
        this.options = new EndpointOptions(context, secretNames);
    }

    Map<String, Object> read(String uri) throws URISyntaxException {
        Map<String, Object> read = options.read(uri);
        read.forEach(
                (name, value) -> {
                    if (value instanceof List) {
                        throw new IllegalArgumentException(
                                "The option %s of %s is given more than once"
                                        .formatted(name, endpoint(uri)));
                    }
                });
        return read;
    }

    Map<String, Object> readSecretsOfDelegate(String uri) throws URISyntaxException {
        return options.readSecretsOfDelegate(uri);
    }

    /** The failure to make an endpoint, without the secrets of its URI. */
    Exception masked(String uri, Exception failure) throws URISyntaxException {
        return MaskedUri.isNeeded(uri, secretNames)
                ? new MaskedEndpointException(masked(uri), failure)
                : failure;
    }

    String masked(String uri) throws URISyntaxException {
        return MaskedUri.of(uri, secretNames);
    }

    /** Camel's own check prints the URI, and with it the second half of a secret. */
    void requireWhole(String uri) throws URISyntaxException {
        List<String> secrets = options.unprotected(uri);
        if (!secrets.isEmpty() && (uri.endsWith("&") || uri.contains("&&"))) {
            throw cut(uri, secrets, "");
        }
    }

    /**
     * Sets the values that are literal. Not by Camel's binding, which looks for beans and
     * placeholders in every value.
     *
     * @param parameters loses what is set; a value that is the name of a bean, or that no option
     *     takes, stays
     */
    void setLiterals(Endpoint endpoint, Map<String, Object> parameters) {
        Map<String, Literal> literals = new LinkedHashMap<>();
        parameters.forEach(
                (name, value) -> {
                    if (value instanceof Literal literal) {
                        literals.put(name, literal);
                    }
                });
        literals.forEach(
                (name, literal) -> {
                    if (!literal.isMarked() && isReference(literal.text())) {
                        parameters.put(name, literal.text());
                    } else if (configurer.configure(
                            context, endpoint, name, literal.text(), true)) {
                        parameters.remove(name);
                    }
                });
    }

    /** Any other text with a hash sign is a text. */
    private boolean isReference(String value) {
        return value.startsWith("#property:")
                || value.startsWith("#bean:")
                        && context.getRegistry().lookupByName(value.substring(6)) != null;
    }

    /**
     * A plain {@code to} takes an expression literally, and would do so without a word.
     *
     * @throws IllegalArgumentException when there is one
     */
    void refuseExpressions(String uri, Map<String, Object> parameters) {
        parameters.forEach(
                (name, value) -> {
                    boolean meant =
                            Operation.IDEMPOTENCY_KEY.equals(name)
                                    || value instanceof Literal literal && literal.isMarked();
                    if (!meant && LanguageSupport.hasSimpleFunction(value.toString())) {
                        throw new IllegalArgumentException(
                                "The option %s of %s has an expression, which to and from take literally: use toD, or the header of that parameter"
                                        .formatted(name, endpoint(uri)));
                    }
                });
    }

    /**
     * Says which option is not known. Where an option is secret it may be what follows an ampersand
     * in it, and then nothing of it is printed.
     */
    void refuse(String uri, Operation row, String unknown, List<String> own)
            throws URISyntaxException {
        List<String> candidates = new ArrayList<>(own);
        candidates.addAll(known);
        refuseCut(
                uri,
                NearestName.of(unknown, candidates)
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse(""));
        throw new IllegalArgumentException(
                "%s has no option '%s'%s Its own parameters are %s"
                        .formatted(
                                row.name(),
                                unknown,
                                NearestName.sentenceEnd(unknown, candidates),
                                own));
    }

    /**
     * Refuses a URI with an option that is not known if that may be what follows an ampersand in a
     * secret.
     */
    void refuseCut(String uri, String hint) throws URISyntaxException {
        List<String> secrets = options.unprotected(uri);
        if (!secrets.isEmpty()) {
            throw cut(uri, secrets, hint);
        }
    }

    private UnknownOptionException cut(String uri, List<String> secrets, String hint) {
        String secret = secrets.get(0);
        return new UnknownOptionException(
                endpoint(uri),
                "%s has an option that is not known.%s If it is a part of %s, which ends at an ampersand: write %s=RAW(...) with the value, or its placeholder, between the brackets, or set the option on the component, as camel.component.%s.%s"
                        .formatted(
                                endpoint(uri),
                                hint,
                                String.join(" or ", secrets),
                                secret,
                                secretsOwner,
                                secret.substring(secret.indexOf('.') + 1)));
    }

    private static String endpoint(String uri) {
        return uri.replaceFirst("(?s)\\?.*", "").replaceFirst("://", ":");
    }
}
