package dev.assize.reports.html;

import dev.assize.reports.wording.ShownName;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets templates see texts, truth values, lists, optionals and the components of records, and nothing else: no method,
 * no class, no number to calculate with. Control characters never reach the page and endless texts are cut.
 */
final class RecordWrapper implements ObjectWrapper {
    private static final int LONGEST_TEXT = 2_000;

    private final ClassValue<Map<String, Method>> components = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                accessors.put(component.getName(), accessor);
            }
            return accessors;
        }
    };

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        if (value instanceof Optional<?> optional) {
            return wrap(optional.orElse(null));
        }
        if (value == null || value instanceof TemplateModel) {
            return (TemplateModel) value;
        }
        if (value instanceof String text) {
            return new SimpleScalar(ShownName.cut(text, LONGEST_TEXT));
        }
        if (value instanceof Boolean truth) {
            return truth ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        if (value instanceof List<?> list) {
            return new ListModel(list);
        }
        if (value instanceof Record row) {
            return new RecordModel(row);
        }
        throw new TemplateModelException(
                "templates see no values of " + value.getClass().getName());
    }

    private final class ListModel implements TemplateSequenceModel {
        private final List<?> list;

        ListModel(List<?> list) {
            this.list = list;
        }

        @Override
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            return wrap(list.get(index));
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    private final class RecordModel implements TemplateHashModel {
        private final Record row;

        RecordModel(Record row) {
            this.row = row;
        }

        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            Method accessor = components.get(row.getClass()).get(key);
            if (accessor == null) {
                return null;
            }
            try {
                return wrap(accessor.invoke(row));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new TemplateModelException(
                        "cannot read " + key + " of " + row.getClass().getSimpleName(), e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
