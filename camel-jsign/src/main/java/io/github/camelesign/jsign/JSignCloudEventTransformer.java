// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.component.EsignCloudEventTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of jSign as a CloudEvent. */
@DataTypeTransformer(
        name = "jsign:application-cloudevents",
        description = "Describes an event of jSign by the attributes of CloudEvents 1.0")
public class JSignCloudEventTransformer extends EsignCloudEventTransformer {}
