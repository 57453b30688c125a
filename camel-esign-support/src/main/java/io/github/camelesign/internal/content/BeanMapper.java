// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what writes beans: a copy of the one {@code ObjectMapper} of the registry, so that its
 * settings apply, else a new one; either with the modules on the class path. Days and times are
 * written as text of ISO 8601, unless the application's own knows them and says otherwise, and an
 * Optional as its value.
 */
final class BeanMapper {

    private static final Logger LOG = LoggerFactory.getLogger(BeanMapper.class);

    private BeanMapper() {}

    static ObjectMapper of(CamelContext context) {
        ObjectMapper registered =
                context == null
                        ? null
                        : CamelContextHelper.findSingleByType(context, ObjectMapper.class);
        Module time = new JavaTimeModule();
        ObjectMapper mapper = registered == null ? new JsonMapper() : copy(registered);
        if (registered == null || !registered.getRegisteredModuleIds().contains(time.getTypeId())) {
            mapper.disable(
                    SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                    SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
            mapper.registerModule(time);
        }
        mapper.registerModule(new Jdk8Module());
        mapper.registerModules(found(context));
        // names of classes mean nothing to a provider
        mapper.setDefaultTyping(null);
        return mapper;
    }

    /** By its parts: a class of the application may refuse to be copied. */
    private static ObjectMapper copy(ObjectMapper registered) {
        try {
            return registered.copy();
        } catch (IllegalStateException e) {
            ObjectMapper mapper = new JsonMapper();
            mapper.setConfig(registered.getSerializationConfig());
            mapper.setSerializerFactory(registered.getSerializerFactory());
            return mapper;
        }
    }

    private static List<Module> found(CamelContext context) {
        ClassLoader loader = context == null ? null : context.getApplicationContextClassLoader();
        List<Module> modules = new ArrayList<>();
        Iterator<Module> all =
                ServiceLoader.load(
                                Module.class,
                                loader == null ? BeanMapper.class.getClassLoader() : loader)
                        .iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    return modules;
                }
                modules.add(all.next());
            } catch (ServiceConfigurationError e) {
                LOG.debug("A module of Jackson on the class path cannot be used", e);
            }
        }
    }
}
