// Why: the page is made of elements that our code names and of texts that data give; a text is only
// ever a text node. There is no markup from strings anywhere, and no attribute from data.
export type Child = Node | string | null | false;

export interface Options {
    class?: string;
    id?: string;
    on?: Partial<Record<'click' | 'submit' | 'change' | 'input' | 'drop' | 'dragover' |
                        'dragleave' | 'toggle' | 'focusout', (event: Event) => void>>;
    attributes?: Record<string, string>;
}

export function el<Name extends keyof HTMLElementTagNameMap>(
    name: Name, options: Options = {}, ...children: Child[]): HTMLElementTagNameMap[Name] {
    const element = document.createElement(name);
    if (options.class) element.className = options.class;
    if (options.id) element.id = options.id;
    for (const [key, value] of Object.entries(options.attributes ?? {}))
        element.setAttribute(key, value);
    for (const [type, listener] of Object.entries(options.on ?? {}))
        element.addEventListener(type, listener);
    element.append(...children.filter((child): child is Node | string =>
        child !== null && child !== false));
    return element;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

export function svg(name: string, attributes: Record<string, string | number>,
                    ...children: Node[]): SVGElement {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes))
        element.setAttribute(key, String(value));
    element.append(...children);
    return element;
}

let lastId = 0;
export function freshId(prefix: string): string {
    return `${prefix}-${++lastId}`;
}

export interface Field<Control extends HTMLElement> {
    row: HTMLElement;
    control: Control;
    complain(sentence: string): void; // '' takes it back
}

// A label, its control, a hint and the place of what is wrong.
export function field<Control extends HTMLElement>(
    label: string, control: Control, hint = ''): Field<Control> {
    control.id ||= freshId('field');
    const hintId = freshId('hint');
    const faultId = freshId('fault');
    const fault = el('p', { class: 'fault', id: faultId });
    fault.hidden = true;
    control.setAttribute('aria-describedby', hint === '' ? faultId : `${hintId} ${faultId}`);
    const row = el('div', { class: 'field' },
        el('label', { attributes: { for: control.id } }, label),
        hint !== '' && el('p', { class: 'hint', id: hintId }, hint), control, fault);
    return {
        row, control,
        complain(sentence) {
            fault.textContent = sentence;
            fault.hidden = sentence === '';
            if (sentence === '') control.removeAttribute('aria-invalid');
            else control.setAttribute('aria-invalid', 'true');
        },
    };
}

export function input(type: string, attributes: Record<string, string> = {}): HTMLInputElement {
    return el('input', { attributes: { type, ...attributes } });
}

export interface Choice {
    value: string; // ours, never data: an index where data name the choices
    text: string;
}

export function select(choices: readonly Choice[], chosen: string): HTMLSelectElement {
    const control = el('select', {}, ...choices.map((choice) =>
        el('option', { attributes: { value: choice.value } }, choice.text)));
    control.value = chosen;
    return control;
}

export function button(text: string, look: 'primary' | 'secondary' | 'quiet' | 'danger',
                       act: () => void | Promise<void>): HTMLButtonElement {
    return el('button', {
        class: `button ${look}`,
        attributes: { type: 'button' },
        on: { click: () => void act() },
    }, text);
}

// Resolves to whether the person confirmed.
export function confirmed(question: string, explanation: string, yes: string,
                          no: string): Promise<boolean> {
    return new Promise((resolve) => {
        const headingId = freshId('question');
        const dialog = el('dialog', { attributes: { 'aria-labelledby': headingId } });
        dialog.append(el('h2', { id: headingId }, question), el('p', {}, explanation),
            el('div', { class: 'actions' },
                button(no, 'secondary', () => dialog.close('no')),
                button(yes, 'danger', () => dialog.close('yes'))));
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(dialog.returnValue === 'yes');
        });
        document.body.append(dialog);
        dialog.showModal();
    });
}

// Hands a file to the person; the name is ours.
export function download(name: string, type: string, content: string): void {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = el('a', { attributes: { href: address, download: name } });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
