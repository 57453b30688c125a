// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.component.EsignCloudEventTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of SignNow as a CloudEvent. */
@DataTypeTransformer(
        name = "signnow:application-cloudevents",
        description = "Describes an event of SignNow by the attributes of CloudEvents 1.0")
public class SignNowCloudEventTransformer extends EsignCloudEventTransformer {}
